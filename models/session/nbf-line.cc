// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/nbf-line.h"

#include <algorithm>
#include <utility>

namespace pptplab::session
{

namespace
{

using Command = ppp::NbfNameFrame::Command;

// NameQueryTimeout, MSDN "NBF (NetBEUI) Transport Entries" (SOURCES: NetBEUI).
constexpr Duration kQueryTimeout = std::chrono::milliseconds(500);

} // namespace

NbfLine::NbfLine(Options options, NbfLineOwner& owner)
    : m_options(std::move(options)), m_owner(owner)
{
}

void
NbfLine::Start(Duration now)
{
    m_givesUpAt = now + m_options.patience;
    if (!m_options.isServer)
    {
        m_state = State::Finding;
        Query();
    }
    RestartTimer(now);
}

void
NbfLine::RestartTimer(Duration now)
{
    const Duration left = m_givesUpAt - now;
    m_owner.StartNbfTimer(m_options.isServer ? left : std::min(left, kQueryTimeout));
}

void
NbfLine::Query()
{
    const std::uint8_t session = m_state == State::Calling ? 1 : 0;
    Octets octets;
    ByteWriter out(octets);
    ppp::Encode(
        {Command::NameQuery, session, ++m_correlator, m_options.peerName, m_options.ownName}, out);
    m_owner.SendNbf(octets);
}

void
NbfLine::OnTimer(Duration now)
{
    if (m_state == State::Up || m_state == State::Failed)
    {
        return;
    }
    if (now >= m_givesUpAt)
    {
        m_state = State::Failed;
        m_owner.OnNbfFailed();
        return;
    }
    Query(); // only a caller comes here: a server's timer ends with its patience
    RestartTimer(now);
}

void
NbfLine::OnFrame(ByteView octets, Duration now)
{
    const auto frame = ppp::DecodeNbfName(octets);
    if (!frame || m_state == State::Failed || frame->destination != m_options.ownName)
    {
        return;
    }
    if (m_options.isServer && frame->command == Command::NameQuery)
    {
        OnQuery(*frame, now);
    }
    else if (!m_options.isServer && frame->command == Command::NameRecognized)
    {
        OnRecognized(*frame, now);
    }
}

void
NbfLine::OnQuery(const ppp::NbfNameFrame& query, Duration /*now*/)
{
    Octets octets;
    ByteWriter out(octets);
    ppp::Encode({Command::NameRecognized,
                 query.sessionNumber,
                 query.correlator,
                 query.source,
                 m_options.ownName},
                out);
    m_owner.SendNbf(octets);
    if (query.sessionNumber == 0)
    {
        m_state = m_state == State::Idle ? State::Finding : m_state;
    }
    else if (m_state != State::Up)
    {
        BecomeUp();
    }
}

void
NbfLine::OnRecognized(const ppp::NbfNameFrame& answer, Duration now)
{
    if (answer.correlator != m_correlator)
    {
        return; // the answer to a query that was given up
    }
    if (m_state == State::Finding)
    {
        m_state = State::Calling;
        Query();
        RestartTimer(now);
    }
    else if (m_state == State::Calling)
    {
        BecomeUp();
    }
}

void
NbfLine::BecomeUp()
{
    m_state = State::Up;
    m_owner.StopNbfTimer();
    m_owner.OnNbfUp();
}

} // namespace pptplab::session
