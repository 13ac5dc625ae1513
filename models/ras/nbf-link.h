// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_NBF_LINK_H
#define PPTPLAB_MODELS_RAS_NBF_LINK_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>

namespace pptplab::ras
{

/// How NetBEUI (NBF) takes down the link of a session that has ended: it asks the peer, again after
/// each T1, and gives up when so many were not answered. That this is the clean-up of Q194465 is
/// inference.
struct NbfLink
{
    Duration t1 = std::chrono::milliseconds(600); ///< MSDN, "NBF (NetBEUI) Transport Entries"
    std::uint32_t retries = 8;                    ///< LLC retries, recalled

    /// Time after which the link is given up where nobody answers.
    Duration GivesUpAfter() const { return t1 * retries; }
};

} // namespace pptplab::ras

#endif
