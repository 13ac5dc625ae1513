// SPDX-License-Identifier: GPL-2.0-only
//
// What the packet engine costs: CPU time and instructions of a complete call from SYN to the last
// FIN, with and without MS-CHAP v2 and MPPE of 128 bits, and CPU time and heap of idle tunnels
// (control connection with keep-alives, session up, no traffic). A tunnel is both ends, with a node
// of its own for the client; 250 tunnels a server.
#include "models/auth/hashes.h"
#include "models/node/applications/pptp-helper.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/units/ns3-units.h"
#include "tests/benchmarks/instructions.h"
#include "tests/benchmarks/process.h"

#include <benchmark/benchmark.h>
#include <ns3/boolean.h>
#include <ns3/object-factory.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kPortsOfAServer = 250;

/// A logon by MS-CHAP v2 and 128 bits, or the least that a call can do.
enum class Security : std::int64_t
{
    None,
    MsChapV2Mppe128,
};

template <typename Options>
void
Secure(Options& options, Security security)
{
    if (security == Security::MsChapV2Mppe128)
    {
        options.authentication.protocols = {true, false, false, false};
        options.encryption.policy = session::EncryptionPolicy::Required128;
        options.encryption.bits128 = true;
    }
}

class Office
{
  public:
    Office(std::uint32_t clients, std::uint32_t servers, Security security = Security::None)
    {
        ns3::ObjectFactory scheduler;
        scheduler.SetTypeId("ns3::PriorityQueueScheduler");
        ns3::Simulator::SetScheduler(scheduler);
        m_network.SetHostAttribute("MaxSegLifetime", ns3::TimeValue(ns3::Seconds(1)));
        RasServer::Options serverOptions;
        serverOptions.ras.ports = kPortsOfAServer;
        serverOptions.ras.poolSize = kPortsOfAServer;
        Secure(serverOptions.session, security);
        session::ClientOptions clientOptions;
        Secure(clientOptions, security);
        m_pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        const ns3::Ipv4Mask mask("255.255.0.0");
        const auto router = m_network.CreateRouter();
        const auto clientLines = m_network.AddConcentrator(router, "10.0.0.1", mask);
        const auto serverLines = m_network.AddConcentrator(router, "10.1.0.1", mask);
        for (std::uint32_t i = 0; i < servers; ++i)
        {
            const ns3::Ipv4Address address(0x0A010002 + i);
            m_servers.push_back(m_pptp.InstallServer(m_network.AddHost(serverLines, address, {})));
            m_servers.back()->Configure(serverOptions);
            m_servers.back()->SetAccount("user", auth::AccountWith(u"password"));
        }
        for (std::uint32_t i = 0; i < clients; ++i)
        {
            const ns3::Ipv4Address address(0x0A000002 + i);
            m_clients.push_back(m_pptp.InstallClient(
                m_network.AddHost(clientLines, address, {}), "office", clientOptions));
            m_clients.back()->TraceConnectWithoutContext(
                "Outcome", ns3::MakeCallback(&Office::OnOutcome, this, i));
            m_clients.back()->TraceConnectWithoutContext(
                "Idle", ns3::MakeCallback(&Office::OnIdle, this, i));
        }
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;
    ~Office() { ns3::Simulator::Destroy(); }

    /// All clients dial, one after the other over a minute; they hold for `holding` and do the
    /// same again as long as there are calls to make.
    void Dial(Duration holding, std::uint32_t calls)
    {
        m_holding = holding;
        m_toMake = calls;
        const auto clients = static_cast<std::uint32_t>(m_clients.size());
        for (std::uint32_t i = 0; i < clients; ++i)
        {
            ns3::Simulator::Schedule(ToNs3(i * Duration(60s) / clients), &Office::OnIdle, this, i);
        }
    }

    static void RunFor(Duration time)
    {
        ns3::Simulator::Stop(ToNs3(time));
        ns3::Simulator::Run();
    }

    std::uint32_t Connected() const { return m_connected; }

  private:
    void OnIdle(std::uint32_t client)
    {
        if (m_toMake > 0)
        {
            --m_toMake;
            const auto& server = m_servers[client % m_servers.size()];
            m_clients[client]->Dial({server->Address(), {NetworkProtocol::TcpIp}, server});
        }
    }

    void OnOutcome(std::uint32_t client,
                   Outcome outcome,
                   ns3::Time /*setUp*/) // NOLINT(performance-*): a trace sink's type
    {
        m_connected += IsConnected(outcome) ? 1 : 0;
        ns3::Simulator::Schedule(ToNs3(m_holding), &PptpClient::HangUp, m_clients[client]);
    }

    AccessNetworkHelper m_network;
    PptpHelper m_pptp;
    std::vector<ns3::Ptr<RasServer>> m_servers;
    std::vector<ns3::Ptr<PptpClient>> m_clients;
    Duration m_holding{};
    std::uint32_t m_toMake = 0;
    std::uint32_t m_connected = 0;
};

/// Calls of 10 s one after the other on as many clients as the server has ports; "heap/call" is
/// what a call leaves behind.
void
CompleteCall(benchmark::State& state)
{
    constexpr std::uint32_t kCalls = 4000;
    for (auto _ : state)
    {
        Office office(kPortsOfAServer, 1, static_cast<Security>(state.range(0)));
        office.Dial(10s, kPortsOfAServer * 8);
        Office::RunFor(600s); // all parts of all machines are in place now
        const InstructionCounter instructions;
        const double cpu = CpuSeconds();
        const double heap = HeapOctets();
        const std::uint32_t before = office.Connected();
        office.Dial(10s, kCalls);
        Office::RunFor(3600s);
        const double made = office.Connected() - before;
        state.SetIterationTime(CpuSeconds() - cpu);
        state.counters["calls"] = made;
        state.counters["us/call"] = (CpuSeconds() - cpu) / made * 1e6;
        if (const auto count = instructions.Count())
        {
            state.counters["instructions/call"] = *count / made;
        }
        state.counters["heap/call"] = (HeapOctets() - heap) / made;
    }
}

/// Tunnels that are set up over a minute and then left alone.
void
IdleTunnels(benchmark::State& state)
{
    const auto tunnels = static_cast<std::uint32_t>(state.range(0));
    for (auto _ : state)
    {
        const double heap = HeapOctets();
        double cpu = CpuSeconds();
        Office office(tunnels, tunnels / kPortsOfAServer);
        office.Dial(1000h, tunnels);
        Office::RunFor(90s);
        state.SetIterationTime(CpuSeconds() - cpu);
        const double number = office.Connected();
        state.counters["tunnels"] = number;
        state.counters["set-up us"] = (CpuSeconds() - cpu) / number * 1e6;
        state.counters["heap/tunnel"] = (HeapOctets() - heap) / number;
        cpu = CpuSeconds();
        Office::RunFor(1h);
        state.counters["us/h/tunnel"] = (CpuSeconds() - cpu) / number * 1e6;
        state.counters["x real time"] = 3600 / (CpuSeconds() - cpu);
    }
}

BENCHMARK(CompleteCall)
    ->ArgName("mppe128")
    ->Arg(static_cast<std::int64_t>(Security::None))
    ->Arg(static_cast<std::int64_t>(Security::MsChapV2Mppe128))
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK(IdleTunnels)
    ->Arg(250)
    ->Arg(2000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

} // namespace
} // namespace pptplab::node
