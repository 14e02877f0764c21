"""How sure a share is."""

from __future__ import annotations

import math


def wilson(right: int, all_of: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson score interval of a share, at 95 % unless told; (0, 1) where nothing was counted."""
    if not all_of:
        return 0.0, 1.0
    share = right / all_of
    middle = share + z * z / (2 * all_of)
    reach = z * math.sqrt(share * (1 - share) / all_of + z * z / (4 * all_of * all_of))
    low, high = (middle - reach) / (1 + z * z / all_of), (middle + reach) / (1 + z * z / all_of)
    return max(low, 0.0), min(high, 1.0)
