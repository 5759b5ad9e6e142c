"""The standard vocabulary: properties of organisations, people, works and places, units, currencies and countries, as data."""
