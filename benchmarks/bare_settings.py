"""The settings as they are, with the bare view of ``bare.py`` beside the real ones."""

from plugdedag.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
