// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/dead-tunnel.h"

#include <algorithm>

namespace pptplab::ras
{

Duration
DeadTunnel::AfterEcho() const
{
    return std::min(answer, backoff.GiveUpAfter(retransmissions));
}

Duration
DeadTunnel::Sample(RandomStream& phase) const
{
    return FromSeconds(ToSeconds(idle) * phase.Uniform()) + AfterEcho();
}

} // namespace pptplab::ras
