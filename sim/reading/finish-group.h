// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_READING_FINISH_GROUP_H
#define PPTPLAB_SIM_READING_FINISH_GROUP_H

#include "sim/scenario/structs/scenario.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::reading
{

/// Something wrong with how the keys of a group go together; `key` is the one to mend, or empty for
/// the whole group.
struct GroupProblem
{
    std::string key;
    std::string text;
};

/// Joins what the keys of a group say when all are read: its source, its profile, its idle time.
/// `given` tells whether a key was written.
std::vector<GroupProblem> FinishGroup(const std::function<bool(std::string_view)>& given,
                                      scenario::ClientGroup& group);

} // namespace pptplab::sim::reading

#endif
