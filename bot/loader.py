# SPDX-License-Identifier: AGPL-3.0-or-later
"""How every YAML file is read."""

import yaml

# The C reader is ten times faster, and the whole base is read at every start; not every PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Makes nothing but plain values, whatever a file says."""
