// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_SUBJECT_H
#define PPTPLAB_SIM_REPRODUCE_SUBJECT_H

#include "models/base/outcome.h"
#include "sim/reproduce/reproduce.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// A kind of call that is to be shown: of callers who got no session, or none that carries data.
struct Subject
{
    std::size_t cell = 0; ///< whose callers met it
    Outcome outcome{};
    double share = 0;
    bool isReplay = false; ///< the cell was counted by the call engine, which has no packets
    std::optional<std::uint16_t> error{}; ///< that the caller is to see; none: any
};

/// One for each such outcome: the cell of the packet engine where the largest share met it, or of
/// the call engine where there is none.
std::vector<Subject> SubjectsIn(const std::vector<Outcomes>& cells);

/// The other cells with packets whose callers met an outcome that has several errors (cause.h).
std::vector<Subject> OtherCellsOf(const std::vector<Subject>& subjects,
                                  const std::vector<Outcomes>& cells);

/// How a subject is run once more, with packets.
struct Rerun
{
    scenario::Scenario scenario;
    std::string impossible; ///< why it cannot; else empty
};

Rerun RerunOf(const Subject& subject, const FileResult& file);

} // namespace pptplab::sim::reproduce

#endif
