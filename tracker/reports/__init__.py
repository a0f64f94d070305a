"""Reports: what is made of answers for people who do not ask them: briefings and scores."""
