// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_SHELL_WORD_H
#define PPTPLAB_SIM_SCENARIO_VALUES_SHELL_WORD_H

#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

/// A word of a command that is printed to be repeated, quoted where a shell needs it: POSIX 2.2.2,
/// and $'...' for what does not print.
std::string ShellWord(std::string_view word);

/// A word of a script for sh, which knows no $'...': whatever octets it has, they stand in it.
std::string ScriptWord(std::string_view word);

} // namespace pptplab::sim::scenario

#endif
