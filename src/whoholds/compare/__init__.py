"""Claims → questions, links, lineages: `questions.py` across reports, `links.py` in one, `lineages.py` for copies."""
