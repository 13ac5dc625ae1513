// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_EVIDENCE_H
#define PPTPLAB_SIM_EXPLAIN_EVIDENCE_H

#include "analysis/trace/row.h"
#include "sim/explain/symptom-walk.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pptplab::sim::explain
{

/// What the frames of one call say, as tests of Q162847, each with the frame that shows it.
struct Evidence
{
    struct Finding
    {
        std::string symptom;
        std::string answer;
        std::size_t frame = 0; ///< 0 when it is shown by frames that are not there
    };

    std::vector<Finding> findings;

    Symptoms AsSymptoms() const;
};

/// What a trace at the caller's machine shows.
Evidence EvidenceIn(const analysis::FrameTable& trace);

} // namespace pptplab::sim::explain

#endif
