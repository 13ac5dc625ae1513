// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_UNITS_NS3_UNITS_H
#define PPTPLAB_MODELS_NODE_UNITS_NS3_UNITS_H

#include "models/base/units.h"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

namespace pptplab::node
{

/// ns-3 counts nanoseconds, too: nothing is lost either way.
inline ns3::Time
ToNs3(Duration time)
{
    return ns3::NanoSeconds(time.count());
}

inline Duration
FromNs3(const ns3::Time& time)
{
    return Duration{time.GetNanoSeconds()};
}

inline Duration
Now()
{
    return FromNs3(ns3::Simulator::Now());
}

} // namespace pptplab::node

#endif
