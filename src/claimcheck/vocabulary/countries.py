"""Which country does a name mean? ISO 3166 names, official names and common aliases, by two-letter code."""

from __future__ import annotations

COUNTRIES: dict[str, tuple[str, ...]] = {
    "ad": (
        "Andorra",
        "Principality of Andorra",
    ),
    "ae": (
        "United Arab Emirates",
        "UAE",
        "Emirates",
    ),
    "af": (
        "Afghanistan",
        "Islamic Republic of Afghanistan",
    ),
    "ag": ("Antigua and Barbuda",),
    "ai": ("Anguilla",),
    "al": (
        "Albania",
        "Republic of Albania",
    ),
    "am": (
        "Armenia",
        "Republic of Armenia",
    ),
    "ao": (
        "Angola",
        "Republic of Angola",
    ),
    "aq": ("Antarctica",),
    "ar": (
        "Argentina",
        "Argentine Republic",
    ),
    "as": ("American Samoa",),
    "at": (
        "Austria",
        "Republic of Austria",
    ),
    "au": ("Australia",),
    "aw": ("Aruba",),
    "ax": ("Åland Islands",),
    "az": (
        "Azerbaijan",
        "Republic of Azerbaijan",
    ),
    "ba": (
        "Bosnia and Herzegovina",
        "Republic of Bosnia and Herzegovina",
        "Bosnia",
    ),
    "bb": ("Barbados",),
    "bd": (
        "Bangladesh",
        "People's Republic of Bangladesh",
    ),
    "be": (
        "Belgium",
        "Kingdom of Belgium",
    ),
    "bf": ("Burkina Faso",),
    "bg": (
        "Bulgaria",
        "Republic of Bulgaria",
    ),
    "bh": (
        "Bahrain",
        "Kingdom of Bahrain",
    ),
    "bi": (
        "Burundi",
        "Republic of Burundi",
    ),
    "bj": (
        "Benin",
        "Republic of Benin",
    ),
    "bl": ("Saint Barthélemy",),
    "bm": ("Bermuda",),
    "bn": (
        "Brunei Darussalam",
        "Brunei",
    ),
    "bo": (
        "Bolivia, Plurinational State of",
        "Bolivia",
        "Plurinational State of Bolivia",
    ),
    "bq": ("Bonaire, Sint Eustatius and Saba",),
    "br": (
        "Brazil",
        "Federative Republic of Brazil",
    ),
    "bs": (
        "Bahamas",
        "Commonwealth of the Bahamas",
        "The Bahamas",
    ),
    "bt": (
        "Bhutan",
        "Kingdom of Bhutan",
    ),
    "bv": ("Bouvet Island",),
    "bw": (
        "Botswana",
        "Republic of Botswana",
    ),
    "by": (
        "Belarus",
        "Republic of Belarus",
    ),
    "bz": ("Belize",),
    "ca": ("Canada",),
    "cc": (
        "Cocos (Keeling) Islands",
        "Cocos Islands",
    ),
    "cd": (
        "Congo, The Democratic Republic of the",
        "Democratic Republic of the Congo",
        "DR Congo",
        "DRC",
        "Congo-Kinshasa",
    ),
    "cf": ("Central African Republic",),
    "cg": (
        "Congo",
        "Republic of the Congo",
        "Congo-Brazzaville",
    ),
    "ch": (
        "Switzerland",
        "Swiss Confederation",
    ),
    "ci": (
        "Côte d'Ivoire",
        "Republic of Côte d'Ivoire",
        "Ivory Coast",
        "Cote d'Ivoire",
    ),
    "ck": ("Cook Islands",),
    "cl": (
        "Chile",
        "Republic of Chile",
    ),
    "cm": (
        "Cameroon",
        "Republic of Cameroon",
    ),
    "cn": (
        "China",
        "People's Republic of China",
        "PRC",
    ),
    "co": (
        "Colombia",
        "Republic of Colombia",
    ),
    "cr": (
        "Costa Rica",
        "Republic of Costa Rica",
    ),
    "cu": (
        "Cuba",
        "Republic of Cuba",
    ),
    "cv": (
        "Cabo Verde",
        "Republic of Cabo Verde",
        "Cape Verde",
    ),
    "cw": ("Curaçao",),
    "cx": ("Christmas Island",),
    "cy": (
        "Cyprus",
        "Republic of Cyprus",
    ),
    "cz": (
        "Czechia",
        "Czech Republic",
    ),
    "de": (
        "Germany",
        "Federal Republic of Germany",
    ),
    "dj": (
        "Djibouti",
        "Republic of Djibouti",
    ),
    "dk": (
        "Denmark",
        "Kingdom of Denmark",
    ),
    "dm": (
        "Dominica",
        "Commonwealth of Dominica",
    ),
    "do": ("Dominican Republic",),
    "dz": (
        "Algeria",
        "People's Democratic Republic of Algeria",
    ),
    "ec": (
        "Ecuador",
        "Republic of Ecuador",
    ),
    "ee": (
        "Estonia",
        "Republic of Estonia",
    ),
    "eg": (
        "Egypt",
        "Arab Republic of Egypt",
    ),
    "eh": ("Western Sahara",),
    "er": (
        "Eritrea",
        "the State of Eritrea",
    ),
    "es": (
        "Spain",
        "Kingdom of Spain",
    ),
    "et": (
        "Ethiopia",
        "Federal Democratic Republic of Ethiopia",
    ),
    "fi": (
        "Finland",
        "Republic of Finland",
    ),
    "fj": (
        "Fiji",
        "Republic of Fiji",
    ),
    "fk": (
        "Falkland Islands (Malvinas)",
        "Falkland Islands",
    ),
    "fm": (
        "Micronesia, Federated States of",
        "Federated States of Micronesia",
        "Micronesia",
    ),
    "fo": ("Faroe Islands",),
    "fr": (
        "France",
        "French Republic",
    ),
    "ga": (
        "Gabon",
        "Gabonese Republic",
    ),
    "gb": (
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
        "UK",
        "GB",
        "Great Britain",
        "Britain",
    ),
    "gd": ("Grenada",),
    "ge": ("Georgia",),
    "gf": ("French Guiana",),
    "gg": ("Guernsey",),
    "gh": (
        "Ghana",
        "Republic of Ghana",
    ),
    "gi": ("Gibraltar",),
    "gl": ("Greenland",),
    "gm": (
        "Gambia",
        "Republic of the Gambia",
        "The Gambia",
    ),
    "gn": (
        "Guinea",
        "Republic of Guinea",
    ),
    "gp": ("Guadeloupe",),
    "gq": (
        "Equatorial Guinea",
        "Republic of Equatorial Guinea",
    ),
    "gr": (
        "Greece",
        "Hellenic Republic",
    ),
    "gs": (
        "South Georgia and the South Sandwich Islands",
        "South Georgia",
    ),
    "gt": (
        "Guatemala",
        "Republic of Guatemala",
    ),
    "gu": ("Guam",),
    "gw": (
        "Guinea-Bissau",
        "Republic of Guinea-Bissau",
    ),
    "gy": (
        "Guyana",
        "Republic of Guyana",
    ),
    "hk": (
        "Hong Kong",
        "Hong Kong Special Administrative Region of China",
    ),
    "hm": ("Heard Island and McDonald Islands",),
    "hn": (
        "Honduras",
        "Republic of Honduras",
    ),
    "hr": (
        "Croatia",
        "Republic of Croatia",
    ),
    "ht": (
        "Haiti",
        "Republic of Haiti",
    ),
    "hu": ("Hungary",),
    "id": (
        "Indonesia",
        "Republic of Indonesia",
    ),
    "ie": ("Ireland",),
    "il": (
        "Israel",
        "State of Israel",
    ),
    "im": ("Isle of Man",),
    "in": (
        "India",
        "Republic of India",
    ),
    "io": ("British Indian Ocean Territory",),
    "iq": (
        "Iraq",
        "Republic of Iraq",
    ),
    "ir": (
        "Iran, Islamic Republic of",
        "Iran",
        "Islamic Republic of Iran",
    ),
    "is": (
        "Iceland",
        "Republic of Iceland",
    ),
    "it": (
        "Italy",
        "Italian Republic",
    ),
    "je": ("Jersey",),
    "jm": ("Jamaica",),
    "jo": (
        "Jordan",
        "Hashemite Kingdom of Jordan",
    ),
    "jp": ("Japan",),
    "ke": (
        "Kenya",
        "Republic of Kenya",
    ),
    "kg": (
        "Kyrgyzstan",
        "Kyrgyz Republic",
    ),
    "kh": (
        "Cambodia",
        "Kingdom of Cambodia",
    ),
    "ki": (
        "Kiribati",
        "Republic of Kiribati",
    ),
    "km": (
        "Comoros",
        "Union of the Comoros",
    ),
    "kn": (
        "Saint Kitts and Nevis",
        "St Kitts and Nevis",
    ),
    "kp": (
        "Korea, Democratic People's Republic of",
        "North Korea",
        "Democratic People's Republic of Korea",
        "DPRK",
    ),
    "kr": (
        "Korea, Republic of",
        "South Korea",
        "Republic of Korea",
    ),
    "kw": (
        "Kuwait",
        "State of Kuwait",
    ),
    "ky": ("Cayman Islands",),
    "kz": (
        "Kazakhstan",
        "Republic of Kazakhstan",
    ),
    "la": (
        "Lao People's Democratic Republic",
        "Laos",
    ),
    "lb": (
        "Lebanon",
        "Lebanese Republic",
    ),
    "lc": (
        "Saint Lucia",
        "St Lucia",
    ),
    "li": (
        "Liechtenstein",
        "Principality of Liechtenstein",
    ),
    "lk": (
        "Sri Lanka",
        "Democratic Socialist Republic of Sri Lanka",
    ),
    "lr": (
        "Liberia",
        "Republic of Liberia",
    ),
    "ls": (
        "Lesotho",
        "Kingdom of Lesotho",
    ),
    "lt": (
        "Lithuania",
        "Republic of Lithuania",
    ),
    "lu": (
        "Luxembourg",
        "Grand Duchy of Luxembourg",
    ),
    "lv": (
        "Latvia",
        "Republic of Latvia",
    ),
    "ly": ("Libya",),
    "ma": (
        "Morocco",
        "Kingdom of Morocco",
    ),
    "mc": (
        "Monaco",
        "Principality of Monaco",
    ),
    "md": (
        "Moldova, Republic of",
        "Moldova",
        "Republic of Moldova",
    ),
    "me": ("Montenegro",),
    "mf": (
        "Saint Martin (French part)",
        "Saint Martin",
    ),
    "mg": (
        "Madagascar",
        "Republic of Madagascar",
    ),
    "mh": (
        "Marshall Islands",
        "Republic of the Marshall Islands",
    ),
    "mk": (
        "North Macedonia",
        "Republic of North Macedonia",
        "Macedonia",
        "FYROM",
    ),
    "ml": (
        "Mali",
        "Republic of Mali",
    ),
    "mm": (
        "Myanmar",
        "Republic of Myanmar",
        "Burma",
    ),
    "mn": ("Mongolia",),
    "mo": (
        "Macao",
        "Macao Special Administrative Region of China",
        "Macau",
    ),
    "mp": (
        "Northern Mariana Islands",
        "Commonwealth of the Northern Mariana Islands",
    ),
    "mq": ("Martinique",),
    "mr": (
        "Mauritania",
        "Islamic Republic of Mauritania",
    ),
    "ms": ("Montserrat",),
    "mt": (
        "Malta",
        "Republic of Malta",
    ),
    "mu": (
        "Mauritius",
        "Republic of Mauritius",
    ),
    "mv": (
        "Maldives",
        "Republic of Maldives",
    ),
    "mw": (
        "Malawi",
        "Republic of Malawi",
    ),
    "mx": (
        "Mexico",
        "United Mexican States",
    ),
    "my": ("Malaysia",),
    "mz": (
        "Mozambique",
        "Republic of Mozambique",
    ),
    "na": (
        "Namibia",
        "Republic of Namibia",
    ),
    "nc": ("New Caledonia",),
    "ne": (
        "Niger",
        "Republic of the Niger",
    ),
    "nf": ("Norfolk Island",),
    "ng": (
        "Nigeria",
        "Federal Republic of Nigeria",
    ),
    "ni": (
        "Nicaragua",
        "Republic of Nicaragua",
    ),
    "nl": (
        "Netherlands",
        "Kingdom of the Netherlands",
        "Holland",
        "The Netherlands",
    ),
    "no": (
        "Norway",
        "Kingdom of Norway",
    ),
    "np": (
        "Nepal",
        "Federal Democratic Republic of Nepal",
    ),
    "nr": (
        "Nauru",
        "Republic of Nauru",
    ),
    "nu": ("Niue",),
    "nz": ("New Zealand",),
    "om": (
        "Oman",
        "Sultanate of Oman",
    ),
    "pa": (
        "Panama",
        "Republic of Panama",
    ),
    "pe": (
        "Peru",
        "Republic of Peru",
    ),
    "pf": ("French Polynesia",),
    "pg": (
        "Papua New Guinea",
        "Independent State of Papua New Guinea",
    ),
    "ph": (
        "Philippines",
        "Republic of the Philippines",
    ),
    "pk": (
        "Pakistan",
        "Islamic Republic of Pakistan",
    ),
    "pl": (
        "Poland",
        "Republic of Poland",
    ),
    "pm": ("Saint Pierre and Miquelon",),
    "pn": ("Pitcairn",),
    "pr": ("Puerto Rico",),
    "ps": (
        "Palestine, State of",
        "the State of Palestine",
        "Palestine",
        "State of Palestine",
    ),
    "pt": (
        "Portugal",
        "Portuguese Republic",
    ),
    "pw": (
        "Palau",
        "Republic of Palau",
    ),
    "py": (
        "Paraguay",
        "Republic of Paraguay",
    ),
    "qa": (
        "Qatar",
        "State of Qatar",
    ),
    "re": ("Réunion",),
    "ro": ("Romania",),
    "rs": (
        "Serbia",
        "Republic of Serbia",
    ),
    "ru": (
        "Russian Federation",
        "Russia",
    ),
    "rw": (
        "Rwanda",
        "Rwandese Republic",
    ),
    "sa": (
        "Saudi Arabia",
        "Kingdom of Saudi Arabia",
        "KSA",
    ),
    "sb": ("Solomon Islands",),
    "sc": (
        "Seychelles",
        "Republic of Seychelles",
    ),
    "sd": (
        "Sudan",
        "Republic of the Sudan",
    ),
    "se": (
        "Sweden",
        "Kingdom of Sweden",
    ),
    "sg": (
        "Singapore",
        "Republic of Singapore",
    ),
    "sh": (
        "Saint Helena, Ascension and Tristan da Cunha",
        "Saint Helena",
    ),
    "si": (
        "Slovenia",
        "Republic of Slovenia",
    ),
    "sj": ("Svalbard and Jan Mayen",),
    "sk": (
        "Slovakia",
        "Slovak Republic",
    ),
    "sl": (
        "Sierra Leone",
        "Republic of Sierra Leone",
    ),
    "sm": (
        "San Marino",
        "Republic of San Marino",
    ),
    "sn": (
        "Senegal",
        "Republic of Senegal",
    ),
    "so": (
        "Somalia",
        "Federal Republic of Somalia",
    ),
    "sr": (
        "Suriname",
        "Republic of Suriname",
    ),
    "ss": (
        "South Sudan",
        "Republic of South Sudan",
    ),
    "st": (
        "Sao Tome and Principe",
        "Democratic Republic of Sao Tome and Principe",
        "São Tomé and Príncipe",
    ),
    "sv": (
        "El Salvador",
        "Republic of El Salvador",
    ),
    "sx": (
        "Sint Maarten (Dutch part)",
        "Sint Maarten",
    ),
    "sy": (
        "Syrian Arab Republic",
        "Syria",
    ),
    "sz": (
        "Eswatini",
        "Kingdom of Eswatini",
        "Swaziland",
    ),
    "tc": ("Turks and Caicos Islands",),
    "td": (
        "Chad",
        "Republic of Chad",
    ),
    "tf": ("French Southern Territories",),
    "tg": (
        "Togo",
        "Togolese Republic",
    ),
    "th": (
        "Thailand",
        "Kingdom of Thailand",
    ),
    "tj": (
        "Tajikistan",
        "Republic of Tajikistan",
    ),
    "tk": ("Tokelau",),
    "tl": (
        "Timor-Leste",
        "Democratic Republic of Timor-Leste",
        "East Timor",
    ),
    "tm": ("Turkmenistan",),
    "tn": (
        "Tunisia",
        "Republic of Tunisia",
    ),
    "to": (
        "Tonga",
        "Kingdom of Tonga",
    ),
    "tr": (
        "Türkiye",
        "Republic of Türkiye",
        "Turkey",
    ),
    "tt": (
        "Trinidad and Tobago",
        "Republic of Trinidad and Tobago",
    ),
    "tv": ("Tuvalu",),
    "tw": (
        "Taiwan, Province of China",
        "Taiwan",
    ),
    "tz": (
        "Tanzania, United Republic of",
        "Tanzania",
        "United Republic of Tanzania",
    ),
    "ua": ("Ukraine",),
    "ug": (
        "Uganda",
        "Republic of Uganda",
    ),
    "um": ("United States Minor Outlying Islands",),
    "us": (
        "United States",
        "United States of America",
        "USA",
        "US",
        "America",
    ),
    "uy": (
        "Uruguay",
        "Eastern Republic of Uruguay",
    ),
    "uz": (
        "Uzbekistan",
        "Republic of Uzbekistan",
    ),
    "va": (
        "Holy See (Vatican City State)",
        "Holy See",
        "Vatican",
        "Vatican City",
    ),
    "vc": (
        "Saint Vincent and the Grenadines",
        "St Vincent and the Grenadines",
    ),
    "ve": (
        "Venezuela, Bolivarian Republic of",
        "Venezuela",
        "Bolivarian Republic of Venezuela",
    ),
    "vg": (
        "Virgin Islands, British",
        "British Virgin Islands",
    ),
    "vi": (
        "Virgin Islands, U.S.",
        "Virgin Islands of the United States",
        "US Virgin Islands",
    ),
    "vn": (
        "Viet Nam",
        "Vietnam",
        "Socialist Republic of Viet Nam",
    ),
    "vu": (
        "Vanuatu",
        "Republic of Vanuatu",
    ),
    "wf": ("Wallis and Futuna",),
    "ws": (
        "Samoa",
        "Independent State of Samoa",
    ),
    "ye": (
        "Yemen",
        "Republic of Yemen",
    ),
    "yt": ("Mayotte",),
    "za": (
        "South Africa",
        "Republic of South Africa",
        "RSA",
    ),
    "zm": (
        "Zambia",
        "Republic of Zambia",
    ),
    "zw": (
        "Zimbabwe",
        "Republic of Zimbabwe",
    ),
    "xk": ("Kosovo",),
}
