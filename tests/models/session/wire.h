// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_SESSION_WIRE_H
#define PPTPLAB_TESTS_MODELS_SESSION_WIRE_H

#include "models/auth/hashes.h"
#include "models/base/random-stream.h"
#include "models/gre/header.h"
#include "models/pptp/message.h"
#include "models/session/client-end.h"
#include "models/session/server-end.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pptplab::session
{

/// Runs functions at their time, in order of time and then of insertion.
class Clock
{
  public:
    Duration Now() const { return m_now; }

    void After(Duration delay, std::function<void()> work)
    {
        m_work.emplace(m_now + delay, std::move(work));
    }

    /// Runs until `done` holds or `limit` has passed; true when it holds.
    bool RunUntil(const std::function<bool()>& done, Duration limit)
    {
        const Duration end = m_now + limit;
        while (!done() && !m_work.empty() && m_work.begin()->first <= end)
        {
            const auto first = m_work.begin();
            m_now = first->first;
            const auto work = std::move(first->second);
            m_work.erase(first);
            work();
        }
        m_now = done() ? m_now : end;
        return done();
    }

    void RunFor(Duration time)
    {
        RunUntil([] { return false; }, time);
    }

  private:
    Duration m_now{};
    std::multimap<Duration, std::function<void()>> m_work;
};

/// What one end told its surroundings.
struct Story
{
    std::vector<ControlState> control;
    std::vector<CallState> calls;
    std::vector<ppp::Phase> phases;
    std::vector<Negotiated> ups;
    std::vector<End> ends;
    std::vector<std::uint16_t> released;
    std::vector<std::pair<ppp::ProtocolNumber, Octets>> delivered;
    std::vector<std::string> sent; ///< names of control messages
    std::vector<std::size_t> lengths;
    std::vector<Octets> gre;
    std::vector<Octets> framesSent; ///< PPP
    std::vector<Octets> framesReceived;
    std::vector<Transition> transitions;
    bool closed = false;

    bool Closed() const { return closed; }
    bool Up() const { return !ups.empty(); }
};

/// Timers and records; what is sent goes to two functions.
template <typename Base>
class Side : public Base
{
  public:
    explicit Side(Clock& clock) : m_clock(clock) {}

    void SendControl(ByteView octets) override
    {
        const auto message = pptp::Decode(octets);
        story.sent.emplace_back(message ? pptp::NameOf(message.Value()) : "malformed");
        story.lengths.push_back(octets.size());
        toPeer(Octets(octets.begin(), octets.end()));
    }

    void SendGre(ByteView packet) override
    {
        story.gre.emplace_back(packet.begin(), packet.end());
        greToPeer(story.gre.back());
    }

    void CloseControl(bool /*abort*/) override { closeToPeer(); }

    void StartTimer(TimerId id, Duration delay) override
    {
        const std::uint64_t serial = ++m_serial;
        m_running[id] = serial;
        m_clock.After(delay, [this, id, serial] {
            const auto found = m_running.find(id);
            if (found != m_running.end() && found->second == serial)
            {
                m_running.erase(found);
                onTimer(id);
            }
        });
    }

    void StopTimer(TimerId id) override { m_running.erase(id); }

    void OnTransition(const Transition& transition) override
    {
        story.transitions.push_back(transition);
    }

    void OnControlState(ControlState state) override
    {
        story.control.push_back(state);
        story.closed = story.closed || state == ControlState::Closed;
    }

    std::size_t TimersRunning() const { return m_running.size(); }

    Story story;
    std::function<void(const Octets&)> toPeer;
    std::function<void(const Octets&)> greToPeer;
    std::function<void()> closeToPeer;
    std::function<void(TimerId)> onTimer;

  private:
    Clock& m_clock;
    std::map<TimerId, std::uint64_t> m_running;
    std::uint64_t m_serial = 0;
};

/// Records what becomes of one call in the story of its end.
template <typename Base>
class CallSide : public Base
{
  public:
    void DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet) override
    {
        TheStory().delivered.emplace_back(protocol, Octets(packet.begin(), packet.end()));
    }

    void OnFrame(FrameDirection direction, ByteView frame) override
    {
        Story& story = TheStory();
        auto& frames = direction == FrameDirection::Sent ? story.framesSent : story.framesReceived;
        frames.emplace_back(frame.begin(), frame.end());
    }

    void OnCallState(CallState state) override { TheStory().calls.push_back(state); }
    void OnPhase(ppp::Phase phase) override { TheStory().phases.push_back(phase); }
    void OnSessionUp(const Negotiated& negotiated) override
    {
        TheStory().ups.push_back(negotiated);
    }
    void OnSessionEnded(const End& end) override { TheStory().ends.push_back(end); }
    void OnCallReleased() override { TheStory().released.push_back(CallId()); }

  private:
    virtual Story& TheStory() = 0;
    virtual std::uint16_t CallId() const = 0;
};

class ClientSide : public Side<CallSide<ClientSurroundings>>
{
  public:
    using Side::Side;

  private:
    Story& TheStory() override { return story; }
    std::uint16_t CallId() const override { return 0; }
};

/// A server that answers as the test wants.
class ServerSide : public Side<ServerSurroundings>
{
  public:
    using Side::Side;

    Result<Admission, CallRefusal> AdmitCall(const pptp::OutgoingCallRequest& /*request*/,
                                             ServerCall& call) override
    {
        if (refusal)
        {
            return Failure{*refusal};
        }
        const std::uint16_t id = nextCallId++;
        const auto admitted = m_calls.insert_or_assign(id, std::make_unique<Call>(*this, call, id));
        return Admission{id, admitted.first->second.get(), protocols};
    }

    /// The server's end of an admitted call that is not released; null without one.
    ServerCall* Find(std::uint16_t id)
    {
        const auto found = m_calls.find(id);
        return found == m_calls.end() || found->second->isReleased ? nullptr : &found->second->end;
    }

    std::optional<CallRefusal> refusal;
    bool passesNbf = true;
    ProtocolSet protocols = ProtocolSet::All();
    std::uint16_t nextCallId = 0x1001;
    std::map<std::string, auth::Account> accounts = {{"user", auth::AccountWith(u"password")}};
    std::optional<ppp::Ipv4Address> address = ppp::Ipv4Address{0x0A000002};
    bool projects = true;
    int accountsAsked = 0;

  private:
    struct Call final : CallSide<ServerCallSurroundings>
    {
        Call(ServerSide& side, ServerCall& call, std::uint16_t number)
            : server(side), end(call), id(number)
        {
        }

        Story& TheStory() override { return server.story; }
        std::uint16_t CallId() const override { return id; }

        void OnCallReleased() override
        {
            isReleased = true;
            CallSide::OnCallReleased();
        }

        std::optional<auth::Account> FindAccount(std::string_view user) override
        {
            ++server.accountsAsked;
            const auto found = server.accounts.find(std::string(user));
            return found == server.accounts.end() ? std::nullopt : std::optional(found->second);
        }

        std::optional<ppp::Ipv4Address> AssignAddress() override { return server.address; }
        bool Project(const Negotiated& /*negotiated*/) override { return server.projects; }
        bool PassesDriver(bool isPpp) override { return isPpp || server.passesNbf; }

        ServerSide& server;
        ServerCall& end;
        std::uint16_t id;
        bool isReleased = false;
    };

    std::map<std::uint16_t, std::unique_ptr<Call>> m_calls;
};

/// A client and a server joined by an ideal TCP and a path for GRE, 10 ms each way.
class Wire
{
  public:
    Wire() : client(clock), server(clock)
    {
        serverOptions.address = {0x0A000001};
        server.address = ppp::Ipv4Address{0x0A000002};
    }

    void Dial()
    {
        clientEnd.emplace(clientOptions, client, clientRandom);
        serverEnd.emplace(serverOptions, server, serverRandom);
        client.onTimer = [this](TimerId id) { clientEnd->OnTimer(id, clock.Now()); };
        server.onTimer = [this](TimerId id) { serverEnd->OnTimer(id, clock.Now()); };
        client.toPeer = [this](const Octets& octets) {
            Carry([this, octets] { serverEnd->OnControlOctets(octets, clock.Now()); });
        };
        server.toPeer = [this](const Octets& octets) {
            Carry([this, octets] { clientEnd->OnControlOctets(octets, clock.Now()); });
        };
        client.closeToPeer = [this] {
            Carry([this] { serverEnd->OnControlClosed(ControlLoss::Closed, clock.Now()); });
        };
        server.closeToPeer = [this] {
            Carry([this] { clientEnd->OnControlClosed(ControlLoss::Closed, clock.Now()); });
        };
        client.greToPeer = [this](const Octets& packet) {
            CarryGre(packet, [this, packet] { GiveServerGre(packet); });
        };
        server.greToPeer = [this](const Octets& packet) {
            CarryGre(packet, [this, packet] { clientEnd->OnGre(packet, clock.Now()); });
        };
        serverEnd->OnControlOpened(clock.Now());
        clientEnd->OnControlOpened(clock.Now());
    }

    bool RunUntilUp()
    {
        return clock.RunUntil([this] { return client.story.Up() && server.story.Up(); },
                              std::chrono::minutes(5));
    }

    bool RunUntilClosed()
    {
        return clock.RunUntil([this] { return client.story.Closed() && server.story.Closed(); },
                              std::chrono::minutes(10));
    }

    /// Packets for no call of the server are dropped, as its node drops them.
    void GiveServerGre(const Octets& packet)
    {
        const auto id = gre::CallIdOf(packet);
        if (ServerCall* const call = id ? server.Find(*id) : nullptr)
        {
            serverEnd->OnGre(*call, packet, clock.Now());
        }
    }

    Clock clock;
    ClientOptions clientOptions;
    ServerOptions serverOptions;
    ClientSide client;
    ServerSide server;
    NamedStream clientRandom{{{1, 0}, "client"}};
    NamedStream serverRandom{{{1, 0}, "server"}};
    std::optional<ClientEnd> clientEnd;
    std::optional<ServerEnd> serverEnd;
    std::function<bool(const Octets&)> losesGre = [](const Octets&) { return false; };
    std::function<Duration()> greDelay = [] { return Duration(std::chrono::milliseconds(10)); };
    bool cut = false; ///< nothing arrives any more

  private:
    void Carry(std::function<void()> arrival, Duration delay = std::chrono::milliseconds(10))
    {
        clock.After(delay, [this, arrival = std::move(arrival)] {
            if (!cut)
            {
                arrival();
            }
        });
    }

    void CarryGre(const Octets& packet, std::function<void()> arrival)
    {
        if (!losesGre(packet))
        {
            Carry(std::move(arrival), greDelay());
        }
    }
};

} // namespace pptplab::session

#endif
