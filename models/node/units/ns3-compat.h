// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_UNITS_NS3_COMPAT_H
#define PPTPLAB_MODELS_NODE_UNITS_NS3_COMPAT_H

#include <ns3/event-id.h>
#include <ns3/ipv4-routing-protocol.h>

#include <cstddef>
#include <tuple>

namespace pptplab::node
{

/// What changed between ns-3 3.37, the baseline, and later releases. Everything else compiles
/// unchanged with both.
template <typename Function>
struct ParametersOf;

template <typename Result, typename Class, typename... Parameters>
struct ParametersOf<Result (Class::*)(Parameters...)>
{
    template <std::size_t I>
    using At = std::tuple_element_t<I, std::tuple<Parameters...>>;
};

/// Ipv4RoutingProtocol::RouteInput takes its callbacks by value up to 3.38, by reference since.
using RouteInputParameters = ParametersOf<decltype(&ns3::Ipv4RoutingProtocol::RouteInput)>;
using UnicastForwardParameter = RouteInputParameters::At<3>;
using MulticastForwardParameter = RouteInputParameters::At<4>;
using LocalDeliverParameter = RouteInputParameters::At<5>;
using ErrorParameter = RouteInputParameters::At<6>;

/// EventId::IsRunning became IsPending.
inline bool
IsPending(const ns3::EventId& event)
{
    return !event.IsExpired();
}

} // namespace pptplab::node

#endif
