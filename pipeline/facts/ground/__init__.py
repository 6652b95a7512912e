"""What the rules of the stage look at: clauses, terms, phrases, and the scene that holds them all."""
