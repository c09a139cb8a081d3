"""How well questions are answered: coverage, precision and refusal, beside two baselines."""
