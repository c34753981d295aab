"""`python -m permit_wizard`."""

import sys

from permit_wizard.cli import main

sys.exit(main())
