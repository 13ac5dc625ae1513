// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/resource-dialog.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <cassert>
#include <utility>

namespace pptplab::node
{

ResourceDialog::ResourceDialog(std::vector<Exchange> exchanges,
                               const Ends& ends,
                               ResourceListener& listener)
    : m_exchanges(std::move(exchanges)),
      m_ends(ends),
      m_listener(listener),
      m_client(DatagramPort::Of(ends.client)),
      m_server(DatagramPort::Of(ends.server)),
      m_beganAt(Now())
{
    assert(!m_exchanges.empty() && ends.session >> 56U == 0);
    Begin();
}

ResourceDialog::~ResourceDialog()
{
    if (m_exchange < m_exchanges.size())
    {
        End();
    }
}

void
ResourceDialog::Begin()
{
    m_tries = 0;
    if (m_exchanges[m_exchange].answer > 0)
    {
        m_server->Open(Flow(), [this] { OnRequest(); });
        m_client->Open(Flow(), [this] { OnAnswer(); });
    }
    Ask();
}

void
ResourceDialog::Ask()
{
    const Exchange& exchange = m_exchanges[m_exchange];
    ++m_tries;
    m_client->Send(m_ends.serverAddress, Flow(), exchange.request);
    m_timer = ns3::Simulator::Schedule(ToNs3(exchange.timeout), &ResourceDialog::OnTimeout, this);
    if (exchange.answer > 0)
    {
        m_listener.OnResourceAsked();
    }
}

void
ResourceDialog::OnRequest()
{
    m_server->Send(m_ends.clientAddress, Flow(), m_exchanges[m_exchange].answer);
}

void
ResourceDialog::OnAnswer()
{
    // Finish() comes later, not from within the callback, which goes with the exchange.
    m_timer.Cancel();
    m_timer = ns3::Simulator::ScheduleNow(&ResourceDialog::Finish, this, true);
    m_listener.OnResourceAnswer();
}

void
ResourceDialog::OnTimeout()
{
    const Exchange& exchange = m_exchanges[m_exchange];
    if (m_tries < exchange.tries)
    {
        Ask();
        return;
    }
    Finish(exchange.answer == 0);
}

void
ResourceDialog::End()
{
    m_timer.Cancel();
    m_client->Close(Flow());
    m_server->Close(Flow());
}

void
ResourceDialog::Finish(bool answered)
{
    End();
    m_exchange = answered ? m_exchange + 1 : m_exchanges.size();
    if (m_exchange < m_exchanges.size())
    {
        Begin();
        return;
    }
    m_listener.OnResourceDone(answered, Now() - m_beganAt);
}

} // namespace pptplab::node
