"""From story files to checked facts."""
