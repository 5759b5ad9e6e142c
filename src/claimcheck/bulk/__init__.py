"""How are tables of any size held to the same rules? A columnar first pass discards what cannot conflict; the rules judge the rest."""
