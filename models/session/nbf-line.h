// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_NBF_LINE_H
#define PPTPLAB_MODELS_SESSION_NBF_LINE_H

#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/ppp/nbf-frame.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace pptplab::session
{

/// What a NbfLine needs of the tunnel that it goes through.
class NbfLineOwner
{
  public:
    NbfLineOwner() = default;
    NbfLineOwner(const NbfLineOwner&) = delete;
    NbfLineOwner& operator=(const NbfLineOwner&) = delete;
    virtual ~NbfLineOwner() = default;

    virtual void SendNbf(ByteView frame) = 0;

    /// Calls NbfLine::OnTimer after `delay`; starts anew when it is running.
    virtual void StartNbfTimer(Duration delay) = 0;
    virtual void StopNbfTimer() = 0;

    virtual void OnNbfUp() = 0;

    /// Nothing came of it: the peer does not answer, or stopped asking.
    virtual void OnNbfFailed() = 0;
};

/// The line of a caller with NT 3.1's server type: NetBEUI frames without PPP (Q123980). The caller
/// looks for the server's name and then calls it; the server answers both, and the line is up. NT
/// 3.1's own log-on (AMB) is not documented and not modelled: everybody is let in.
class NbfLine
{
  public:
    struct Options
    {
        bool isServer = false;
        std::string ownName;
        std::string peerName; ///< the caller's: of the server that he dials
        Duration patience{};  ///< longest time from the first frame until the line is up
    };

    NbfLine(Options options, NbfLineOwner& owner);

    void Start(Duration now);
    void OnFrame(ByteView octets, Duration now);
    void OnTimer(Duration now);

    bool IsUp() const { return m_state == State::Up; }

  private:
    enum class State : std::uint8_t
    {
        Idle,
        Finding, ///< looking for the name; a server: has answered that it has it
        Calling, ///< calling the name
        Up,
        Failed,
    };

    void Query();
    void OnQuery(const ppp::NbfNameFrame& query, Duration now);
    void OnRecognized(const ppp::NbfNameFrame& answer, Duration now);
    void RestartTimer(Duration now);
    void BecomeUp();

    Options m_options;
    NbfLineOwner& m_owner;
    State m_state = State::Idle;
    std::uint16_t m_correlator = 0;
    Duration m_givesUpAt{};
};

} // namespace pptplab::session

#endif
