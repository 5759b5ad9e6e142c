"""What do the entities of Wikidata state? Statements with ranks, qualifiers and references, as claims with scopes, times and sources."""
