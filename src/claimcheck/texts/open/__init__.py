"""Which question does a value answer that no property of the vocabulary asks? Told by the words that govern it, one room for each kind of value."""
