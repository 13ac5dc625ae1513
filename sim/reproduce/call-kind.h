// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_CALL_KIND_H
#define PPTPLAB_SIM_REPRODUCE_CALL_KIND_H

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
struct CallKind
{
    std::size_t cell = 0; ///< the cell whose callers met the outcome
    Outcome outcome{};
    double share = 0;
    bool isReplay = false; ///< the cell was counted by the call engine, which has no packets
    std::optional<std::uint16_t> error{}; ///< error that the caller is to see; none: any
};

/// One kind for each such outcome: the cell of the packet engine where the largest share met it, or
/// of the call engine where there is none.
std::vector<CallKind> CallKindsIn(const std::vector<Outcomes>& cells);

/// The other cells with packets whose callers met an outcome that has several errors (cause.h).
std::vector<CallKind> OtherCellsOf(const std::vector<CallKind>& kinds,
                                   const std::vector<Outcomes>& cells);

/// How calls of a kind are run once more, with packets.
struct Rerun
{
    scenario::Scenario scenario;
    std::string impossible; ///< why it cannot; else empty
};

Rerun RerunOf(const CallKind& kind, const FileResult& file);

} // namespace pptplab::sim::reproduce

#endif
