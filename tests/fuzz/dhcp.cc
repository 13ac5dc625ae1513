// SPDX-License-Identifier: GPL-2.0-only
/// DHCP messages, right and wrong, in any order and at any time, to a lease set and to a server.

#include "models/dhcp/lease-set.h"
#include "models/dhcp/server.h"

#include <chrono>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

namespace
{

using namespace pptplab;
using namespace pptplab::dhcp;

constexpr Address kFirst{0xAC100001};
constexpr Address kServer{0xAC1003FD};
constexpr std::uint32_t kLeases = 3;

Octets
Encoded(const Message& message)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(message, out);
    return octets;
}

/// Whether an address is told as leased and lost in turn.
class Owner final : public LeaseSetOwner
{
  public:
    void SendDhcp(const Message& message, std::optional<Address> /*to*/) override
    {
        const auto decoded = Decode(Encoded(message));
        if (!decoded || !IsFromClient(decoded.Value().type))
        {
            std::abort();
        }
        last = message;
    }

    void OnLeased(std::uint32_t index, Address /*address*/) override { Turn(index, true); }
    void OnLeaseLost(std::uint32_t index, Address /*address*/) override { Turn(index, false); }
    void OnLeaseUnavailable(std::uint32_t /*index*/) override {}

    Message last;

  private:
    void Turn(std::uint32_t index, bool held)
    {
        if (index >= kLeases || m_held[index] == held)
        {
            std::abort();
        }
        m_held[index] = held;
    }

    bool m_held[kLeases] = {};
};

/// What is decoded is the same when it is encoded and decoded again.
std::optional<Message>
DecodedTwice(const Octets& octets)
{
    const auto decoded = Decode(octets);
    if (!decoded)
    {
        return std::nullopt;
    }
    const Octets again = Encoded(decoded.Value());
    const auto second = Decode(again);
    if (!second || Encoded(second.Value()) != again)
    {
        std::abort();
    }
    return decoded.Value();
}

/// A message of the client's with some octets changed, or an answer to it.
std::optional<Message>
Changed(const Message& message, FuzzedDataProvider& input)
{
    Octets octets = Encoded(message);
    for (int changes = input.ConsumeIntegralInRange(0, 4); changes > 0; --changes)
    {
        octets[input.ConsumeIntegralInRange<std::size_t>(0, octets.size() - 1)] =
            input.ConsumeIntegral<std::uint8_t>();
    }
    octets.resize(octets.size() - input.ConsumeIntegralInRange<std::size_t>(0, 60));
    return DecodedTwice(octets);
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    FuzzedDataProvider input(octets, size);
    NamedStream random({{1, 0}, "fuzz.dhcp"});
    Server server({kFirst, 2, {0xFFFFFC00}, std::chrono::hours(1), std::chrono::minutes(1)},
                  kServer);
    Owner owner;
    LeaseSet set({kLeases, std::chrono::minutes(2), 1, {}}, owner, random);
    Duration now{};
    set.Start(now);
    while (input.remaining_bytes() > 0)
    {
        now += std::chrono::seconds(input.ConsumeIntegral<std::uint8_t>());
        if (const auto due = set.Due(); due && *due <= now)
        {
            set.OnDue(now);
        }
        const auto asked = input.ConsumeBool()
                               ? Changed(owner.last, input)
                               : DecodedTwice(input.ConsumeBytes<std::uint8_t>(310));
        const auto reply = asked ? server.OnMessage(*asked, now) : std::nullopt;
        const auto answer = reply ? Changed(reply->message, input) : asked;
        if (answer)
        {
            set.OnMessage(*answer, now);
        }
    }
    return 0;
}
