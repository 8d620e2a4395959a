"""Course tooling: checks that answer a student. The teaching core never imports it."""
