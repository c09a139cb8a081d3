"""The few interval jobs, driven by APScheduler."""
