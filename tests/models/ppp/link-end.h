// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_PPP_LINK_END_H
#define PPTPLAB_TESTS_MODELS_PPP_LINK_END_H

#include "models/ppp/link.h"

#include <memory>
#include <set>
#include <vector>

namespace pptplab::ppp
{

/// Counts up, so that magic numbers are known.
class Counting : public RandomStream
{
  public:
    explicit Counting(std::uint64_t first) : m_next(first) {}
    std::uint64_t Bits() override { return m_next++; }

  private:
    std::uint64_t m_next;
};

/// One end of a link whose peer is the test.
class End : public LinkOwner
{
  public:
    End(const LcpConfig& config, std::uint64_t seed) : m_random(seed)
    {
        link = std::make_unique<Link>(config, options, m_random, *this);
    }

    void SendFrame(ByteView frame) override { sent.emplace_back(frame.begin(), frame.end()); }
    void StartTimer(ProtocolNumber protocol, Duration) override { timers.insert(protocol); }
    void StopTimer(ProtocolNumber protocol) override { timers.erase(protocol); }
    void OnPhase(Phase phase) override { phases.push_back(phase); }
    void OnLcpAgreed() override { ++agreed; }
    void OnAuthenticate(AuthenticationProtocol protocol) override { demanded.push_back(protocol); }
    void OnAuthenticationPacket(ProtocolNumber, ByteView) override { ++authenticationPackets; }
    void OnNetworkPacket(ProtocolNumber, ByteView) override { ++networkPackets; }
    void OnEncryption(std::uint32_t bits) override { encryption = bits; }
    Octets Encrypt(ByteView frame) override { return {frame.begin(), frame.end()}; }
    std::optional<Octets> Decrypt(ByteView packet) override
    {
        return Octets(packet.begin(), packet.end());
    }
    void OnResetRequest() override { ++resetRequests; }
    void OnNetworksUp(ProtocolSet open) override { up.push_back(open); }
    void OnFailure(LinkFailure failure) override { failures.push_back(failure); }
    void OnFinished() override { finished = true; }

    /// The LCP packets sent since last asked, each without FF 03 C0 21.
    std::vector<Octets> TakeLcp()
    {
        std::vector<Octets> packets;
        for (const Octets& frame : sent)
        {
            const auto decoded = DecodeFrame(frame);
            if (decoded && decoded->protocol == ProtocolNumber::Lcp)
            {
                packets.emplace_back(decoded->payload.begin(), decoded->payload.end());
            }
        }
        sent.clear();
        return packets;
    }

    void Receive(const Octets& lcp)
    {
        Octets frame = {0xFF, 0x03, 0xC0, 0x21};
        frame.insert(frame.end(), lcp.begin(), lcp.end());
        link->OnFrame(frame);
    }

    /// Brings LCP up with a peer that asks for nothing and accepts all.
    void OpenLcp()
    {
        link->Start();
        Octets ack = TakeLcp().back();
        ack[0] = 2;
        Receive(ack);
        Receive({1, 50, 0, 4});
        sent.clear();
    }

    Options options;
    std::unique_ptr<Link> link;
    std::vector<Octets> sent;
    std::set<ProtocolNumber> timers;
    std::vector<Phase> phases;
    std::vector<AuthenticationProtocol> demanded;
    std::vector<ProtocolSet> up;
    std::vector<LinkFailure> failures;
    int agreed = 0;
    int authenticationPackets = 0;
    int networkPackets = 0;
    int resetRequests = 0;
    std::uint32_t encryption = 0;
    bool finished = false;

  private:
    Counting m_random;
};

inline LcpConfig
Caller()
{
    LcpConfig config;
    config.callback = true;
    return config;
}

inline LcpConfig
Server()
{
    LcpConfig config;
    config.authenticator = true;
    return config;
}

} // namespace pptplab::ppp

#endif
