// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/ns3-attributes.h"

#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/value.h"
#include "sim/workers/worker.h"

#include <fmt/format.h>
#include <ns3/config.h>
#include <ns3/string.h>
#include <ns3/type-id.h>

#include <array>
#include <cstdio>
#include <string_view>

namespace pptplab::sim::reading
{

namespace
{

/// An attribute that the models set themselves, so that its default has no effect.
struct Overruled
{
    std::string_view name;
    std::string_view instead;
};

constexpr std::array<Overruled, 20> kOverruled = {{
    {"ns3::TcpSocket::SegmentSize", "set pptplab::NtHost::SegmentSize"},
    {"ns3::TcpSocket::InitialCwnd", "set pptplab::NtHost::InitialWindow"},
    {"ns3::TcpSocket::RcvBufSize", "set pptplab::NtHost::TcpWindowSize"},
    {"ns3::TcpSocket::ConnTimeout", "set pptplab::NtHost::InitialRto"},
    {"ns3::TcpSocket::ConnCount", "set pptplab::NtHost::TcpMaxConnectRetransmissions"},
    {"ns3::TcpSocket::DataRetries", "set pptplab::NtHost::PPTPTcpMaxDataRetransmissions"},
    {"ns3::TcpSocketBase::MinRto", "set pptplab::NtHost::MinRto"},
    {"ns3::RttEstimator::InitialEstimation", "set pptplab::NtHost::InitialRto"},
    {"ns3::TcpSocketBase::Sack", "NT 4.0 has none"},
    {"ns3::TcpSocketBase::Timestamp", "NT 4.0 has none"},
    {"ns3::TcpSocketBase::WindowScaling", "NT 4.0 has none"},
    {"ns3::TcpSocketBase::MaxSegLifetime", "the packet engine keeps it at 1 s, for no call"},
    {"pptplab::NtHost::TcpMaxDataRetransmissions",
     "all TCP here is PPTP control connections: set PPTPTcpMaxDataRetransmissions there"},
    {"pptplab::NtHost::MaxSegLifetime", "the packet engine keeps it at 1 s, for no call"},
    {"pptplab::RasServer::Ports", "set server.ports"},
    {"pptplab::RasServer::Hunt", "set server.hunt"},
    {"pptplab::RasServer::ServicePack", "set server.service_pack"},
    {"pptplab::RasServer::TunnelAddress", "the packet engine has its own plan of addresses"},
    {"pptplab::PptpClient::RemoteAddress", "callers choose among the servers"},
    {"pptplab::PptpClient::DialOnStart", "callers dial by clients.arrival_rate or count"},
}};

/// Why setting the attribute would be in vain, if it would.
std::optional<std::string>
InVain(const std::string& name)
{
    for (const Overruled& each : kOverruled)
    {
        if (each.name == name)
        {
            return fmt::format("has no effect here: {}", each.instead);
        }
    }
    return std::nullopt;
}

/// The class at or above `type` that has the attribute itself: ns-3 sets defaults there only.
ns3::TypeId
OwnerOf(const std::string& name, ns3::TypeId type)
{
    const auto has = [&](const ns3::TypeId& one) {
        for (std::size_t i = 0; i < one.GetAttributeN(); ++i)
        {
            if (one.GetAttribute(i).name == name)
            {
                return true;
            }
        }
        return false;
    };
    while (!has(type) && type.HasParent())
    {
        type = type.GetParent();
    }
    return type;
}

std::vector<std::string>
AttributesOf(const ns3::TypeId& type)
{
    std::vector<std::string> names;
    names.reserve(type.GetAttributeN());
    for (std::size_t i = 0; i < type.GetAttributeN(); ++i)
    {
        names.push_back(type.GetAttribute(i).name);
    }
    if (type.HasParent())
    {
        const auto inherited = AttributesOf(type.GetParent());
        names.insert(names.end(), inherited.begin(), inherited.end());
    }
    return names;
}

std::vector<std::string>
Classes()
{
    std::vector<std::string> names;
    names.reserve(ns3::TypeId::GetRegisteredN());
    for (std::uint16_t i = 0; i < ns3::TypeId::GetRegisteredN(); ++i)
    {
        names.push_back(ns3::TypeId::GetRegistered(i).GetName());
    }
    return names;
}

/// ns-3 ends the whole process over a text that it cannot read: it is asked in another one.
bool
Takes(const ns3::AttributeChecker& checker, const std::string& value)
{
    const auto ask = [&](std::size_t) {
        // What ns-3 prints before it ends is told in this program's words.
        const bool quiet = std::freopen("/dev/null", "w", stderr) != nullptr;
        const bool taken = checker.CreateValidValue(ns3::StringValue(value)) != nullptr;
        return std::string(quiet && taken ? "taken" : "");
    };
    workers::Worker worker(ask);
    worker.Start(0);
    const workers::Reply reply = worker.TakeReply();
    return reply.ok && !reply.text.empty();
}

} // namespace

std::optional<std::string>
WrongAttribute(const scenario::AttributeSetting& attribute)
{
    const std::size_t colons = attribute.name.rfind("::");
    if (colons == std::string::npos || colons == 0)
    {
        return std::string("must be a full name such as pptplab::NtHost::SegmentSize");
    }
    const std::string className = attribute.name.substr(0, colons);
    const std::string name = attribute.name.substr(colons + 2);
    ns3::TypeId type;
    if (!ns3::TypeId::LookupByNameFailSafe(className, &type))
    {
        return fmt::format("ns-3 has no class {}; the nearest is {}",
                           className,
                           scenario::Nearest(className, Classes()));
    }
    ns3::TypeId::AttributeInformation information;
    if (!type.LookupAttributeByName(name, &information))
    {
        const auto names = AttributesOf(type);
        return fmt::format("{} has no attribute {}{}",
                           className,
                           name,
                           names.empty() ? ""
                                         : "; the nearest is " + scenario::Nearest(name, names));
    }
    const ns3::TypeId owner = OwnerOf(name, type);
    if (owner != type)
    {
        return fmt::format("is inherited: set {}::{}", owner.GetName(), name);
    }
    if (auto inVain = InVain(attribute.name))
    {
        return inVain;
    }
    if (!Takes(*information.checker, attribute.value))
    {
        return fmt::format("= {} must be a value of {}",
                           scenario::Quoted(attribute.value),
                           information.checker->GetUnderlyingTypeInformation());
    }
    return std::nullopt;
}

void
SetAttributes(const std::vector<scenario::AttributeSetting>& attributes)
{
    for (const scenario::AttributeSetting& attribute : attributes)
    {
        ns3::Config::SetDefault(attribute.name, ns3::StringValue(attribute.value));
    }
}

} // namespace pptplab::sim::reading
