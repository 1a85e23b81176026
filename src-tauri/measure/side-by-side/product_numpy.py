"""The bare matrix product in NumPy, for `bench rank`: a line in, the product made, milliseconds out.

    product_numpy.py <needs> <gifts> <size>

The number of threads comes from OPENBLAS_NUM_THREADS, which must be set before NumPy is loaded.
"""

import sys
import time

import numpy as np

needs, gifts, size = map(int, sys.argv[1:])
random = np.random.default_rng(1)
one = random.standard_normal((needs, size), dtype=np.float32)
other = random.standard_normal((gifts, size), dtype=np.float32)
print(np.__version__, flush=True)
for _ in sys.stdin:
    begun = time.perf_counter()
    product = one @ other.T
    gone = time.perf_counter() - begun
    assert product.shape == (needs, gifts)
    print(gone * 1000, flush=True)
