"""Knowledge of languages and of known entities, as tables."""
