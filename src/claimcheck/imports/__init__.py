"""How does data that others publish become a ledger? Entity dumps of Wikidata and wide tables, streamed into tables of claims."""
