"""What all tests share: no test looks at the clock, so a slow machine fails none."""

from hypothesis import settings

settings.register_profile("course", deadline=None)
settings.load_profile("course")
