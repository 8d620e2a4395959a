"""Settings for the comparison with PyTorch, which runs in an environment of its own."""

import torch
from hypothesis import settings

# PyTorch takes its time for the first call of a function.
settings.register_profile("peers", deadline=None, max_examples=50)
settings.load_profile("peers")
torch.set_num_threads(1)
