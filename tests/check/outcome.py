# SPDX-License-Identifier: GPL-2.0-only
"""What a check found: three counts, and what to print about the failures and skips."""

import dataclasses


@dataclasses.dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    details: list = dataclasses.field(default_factory=list)

    @staticmethod
    def of_step(errors):
        """A check that counts as one test."""
        return Outcome(int(not errors), int(bool(errors)), 0, errors)

    def __add__(self, other):
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped,
                       self.details + other.details)

    def __str__(self):
        text = f'{self.passed} passed, {self.failed} failed'
        return text + (f', {self.skipped} skipped' if self.skipped else '')
