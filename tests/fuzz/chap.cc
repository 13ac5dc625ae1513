// SPDX-License-Identifier: GPL-2.0-only
/// Authentication: packets of CHAP and PAP of any content, alone and to an end that is waiting for
/// them.

#include "models/ppp/chap.h"

#include "models/auth/chap-md5.h"
#include "models/auth/failure-message.h"
#include "models/auth/ms-chap-v1.h"
#include "models/auth/ms-chap-v2.h"
#include "models/ppp/pap.h"
#include "tests/fuzz/wire-input.h"

namespace
{

using namespace pptplab;

template <typename Decoder>
void
DemandRoundTrip(ByteView octets, Decoder decode)
{
    const auto packet = decode(octets);
    if (packet)
    {
        Octets again;
        ByteWriter out(again);
        ppp::Encode(*packet, out);
        session::Demand(again.size() <= octets.size() && decode(again).has_value());
    }
}

void
ReadAsAnything(ByteView octets)
{
    DemandRoundTrip(octets, ppp::DecodeChap);
    DemandRoundTrip(octets, ppp::DecodePap);
    const auth::Account account = auth::AccountWith(u"password");
    auth::CheckMsChapV1(account, {}, octets);
    auth::CheckChapMd5(account, {1, octets, octets});
    auth::ReadMsChapV2Response(octets);
    auth::DenialIn(octets);
    auth::RetryAllowedIn(octets);
}

/// A packet that fits the phase: a likely code, identifier and length of value.
Octets
PlausibleChap(FuzzedDataProvider& input)
{
    ppp::ChapPacket packet;
    packet.code = static_cast<ppp::ChapCode>(input.ConsumeIntegralInRange(1, 4));
    packet.identifier = input.ConsumeIntegralInRange<std::uint8_t>(0, 3);
    const Octets value = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegralInRange(0, 60));
    const Octets text = input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegralInRange(0, 80));
    packet.value = value;
    packet.name = text;
    packet.message = text;
    Octets octets;
    ByteWriter out(octets);
    ppp::Encode(packet, out);
    return octets;
}

/// Sound or not, as a PPP frame.
Octets
FrameOf(FuzzedDataProvider& input)
{
    Octets chap = input.ConsumeBool()
                      ? PlausibleChap(input)
                      : input.ConsumeBytes<std::uint8_t>(input.ConsumeIntegral<std::uint8_t>());
    ReadAsAnything(chap);
    chap.insert(chap.begin(), {0xFF, 0x03, 0xC2, 0x23});
    return chap;
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    FuzzedDataProvider input(octets, size);
    session::InjectFrames(input, FrameOf);
    return 0;
}
