"""Can what several claims say together be true? Relations as expressions over claims: read, calculated in sets, and judged."""
