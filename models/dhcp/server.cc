// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/server.h"

#include <algorithm>

namespace pptplab::dhcp
{

namespace
{

/// What a server tells its clients apart by: option 61, or else the hardware address (4.2).
Octets
ClientOf(const Message& message)
{
    if (!message.clientIdentifier.empty())
    {
        return message.clientIdentifier;
    }
    const HardwareAddress& hardware = message.hardware;
    Octets client{hardware.type};
    client.insert(client.end(), hardware.octets.begin(), hardware.octets.begin() + hardware.length);
    return client;
}

std::uint32_t
Seconds(Duration time)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    return seconds >= kInfinite ? kInfinite : static_cast<std::uint32_t>(seconds);
}

} // namespace

std::optional<Server::Reply>
Server::OnMessage(const Message& message, Duration now)
{
    switch (message.type)
    {
    case MessageType::Discover:
        return OnDiscover(message, now);
    case MessageType::Request:
        return OnRequest(message, now);
    case MessageType::Release:
        OnRelease(message, now);
        return std::nullopt;
    case MessageType::Decline:
        OnDecline(message);
        return std::nullopt;
    case MessageType::Offer:
    case MessageType::Ack:
    case MessageType::Nak:
    case MessageType::Inform:
        break;
    }
    return std::nullopt;
}

bool
Server::IsFree(Index index, Duration now) const
{
    const auto binding = m_bindings.find(index);
    return binding == m_bindings.end() ||
           (binding->second.until <= now && !binding->second.declined);
}

std::optional<Server::Index>
Server::IndexOf(Address address) const
{
    const std::uint32_t index = address.value - m_scope.first.value;
    return index < m_scope.size ? std::optional(index) : std::nullopt;
}

std::optional<Server::Index>
Server::BoundTo(const Octets& client) const
{
    const auto known = m_clients.find(client);
    if (known == m_clients.end())
    {
        return std::nullopt;
    }
    const Binding& binding = m_bindings.at(known->second);
    return binding.client == client && !binding.declined ? std::optional(known->second)
                                                         : std::nullopt;
}

/// 4.3.1: the client's own, the one it had, the one it asks for, a new one; of the new ones those
/// that nobody has had come first, then the one that has been free for longest.
std::optional<Server::Index>
Server::Choose(const Message& message, const Octets& client, Duration now) const
{
    if (const auto own = BoundTo(client))
    {
        return own;
    }
    const auto asked = message.requestedAddress ? IndexOf(*message.requestedAddress) : std::nullopt;
    if (asked && IsFree(*asked, now))
    {
        return asked;
    }
    std::optional<Index> oldest;
    for (Index index = 0; index < m_scope.size; ++index)
    {
        const auto binding = m_bindings.find(index);
        if (binding == m_bindings.end())
        {
            return index;
        }
        if (IsFree(index, now) && (!oldest || binding->second.until < m_bindings.at(*oldest).until))
        {
            oldest = index;
        }
    }
    return oldest;
}

std::optional<Server::Reply>
Server::OnDiscover(const Message& message, Duration now)
{
    const Octets client = ClientOf(message);
    const auto index = Choose(message, client, now);
    if (!index)
    {
        ++m_exhausted;
        return std::nullopt;
    }
    Binding& binding = m_bindings[*index];
    const bool holds = binding.client == client && binding.leased && binding.until > now;
    if (!holds)
    {
        binding = {client, Later(now, m_scope.offerTime), false, false};
        m_clients[client] = *index;
    }
    Reply reply = Answer(message, MessageType::Offer, {m_scope.first.value + *index});
    reply.message.leaseSeconds = Seconds(m_scope.leaseTime);
    return reply;
}

std::optional<Server::Reply>
Server::OnRequest(const Message& message, Duration now)
{
    const Octets client = ClientOf(message);
    const auto own = BoundTo(client);
    if (message.serverIdentifier) // in answer to an offer
    {
        if (*message.serverIdentifier != m_identifier)
        {
            return std::nullopt;
        }
        const bool asOffered =
            own && message.requestedAddress && IndexOf(*message.requestedAddress) == own;
        return asOffered ? Grant(message, *own, now) : Answer(message, MessageType::Nak, {});
    }
    // A client that was there before asks with requested address, one that renews with ciaddr.
    const Address asked = message.requestedAddress.value_or(message.clientAddress);
    const auto index = IndexOf(asked);
    if (own && index == own)
    {
        return Grant(message, *own, now);
    }
    const bool known = own || (index && !IsFree(*index, now));
    return known ? std::optional(Answer(message, MessageType::Nak, {})) : std::nullopt;
}

void
Server::OnRelease(const Message& message, Duration now)
{
    const auto own = BoundTo(ClientOf(message));
    if (own && IndexOf(message.clientAddress) == own)
    {
        Binding& binding = m_bindings.at(*own);
        binding.until = std::min(binding.until, now); // the client may get the address again
        binding.leased = false;
    }
}

void
Server::OnDecline(const Message& message)
{
    const auto own = BoundTo(ClientOf(message));
    if (own && message.requestedAddress && IndexOf(*message.requestedAddress) == own)
    {
        m_bindings.at(*own).declined = true;
    }
}

Server::Reply
Server::Answer(const Message& message, MessageType type, Address address) const
{
    Reply reply;
    reply.message.type = type;
    reply.message.hardware = message.hardware;
    reply.message.transaction = message.transaction;
    reply.message.broadcast = message.broadcast;
    reply.message.relay = message.relay;
    reply.message.yourAddress = address;
    reply.message.serverIdentifier = m_identifier;
    if (type != MessageType::Nak)
    {
        reply.message.subnetMask = m_scope.subnetMask;
        const bool direct = !message.broadcast && message.clientAddress != Address{};
        reply.to = direct ? std::optional(message.clientAddress) : std::nullopt;
    }
    return reply;
}

Server::Reply
Server::Grant(const Message& message, Index index, Duration now)
{
    Binding& binding = m_bindings.at(index);
    binding.until = Later(now, m_scope.leaseTime);
    binding.leased = true;
    Reply reply = Answer(message, MessageType::Ack, {m_scope.first.value + index});
    reply.message.clientAddress = message.clientAddress;
    const std::uint32_t seconds = Seconds(m_scope.leaseTime);
    reply.message.leaseSeconds = seconds;
    if (seconds != kInfinite)
    {
        // The fractions of 4.4.5.
        reply.message.renewalSeconds = seconds / 2;
        reply.message.rebindingSeconds = static_cast<std::uint32_t>(std::uint64_t{seconds} * 7 / 8);
    }
    return reply;
}

std::uint32_t
Server::Leased(Duration now) const
{
    return static_cast<std::uint32_t>(
        std::count_if(m_bindings.begin(), m_bindings.end(), [now](const auto& entry) {
            return entry.second.leased && entry.second.until > now;
        }));
}

} // namespace pptplab::dhcp
