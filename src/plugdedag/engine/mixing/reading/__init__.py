"""Mixing as JSON: what ``plug engine seat`` and ``plug engine season`` take and give.

Theory of operation. Here, and only here, nothing is believed of what comes in: each value is looked at
(:mod:`values`), and what is wrong is said in one line that names the place. A module a question: its schema, the
problem in a JSON, the answer as JSON, and ``run`` which does all three.
"""
