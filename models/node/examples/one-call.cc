// SPDX-License-Identifier: GPL-2.0-only

// One Windows NT 4.0 client calls one server through a provider's router.
//
//      client                  router                   server
//     +-------+    56 kbit/s  +--------+   10 Mbit/s   +-------+
//     | VPN1  |---------------|        |---------------| RAS   |
//     +-------+     75 ms     +--------+     5 ms      +-------+
//      10.0.0.2        10.0.0.1    10.1.0.1          10.1.0.2
//
//      172.16.0.2 ======= the tunnel, after some 3 s ======= 172.16.0.1
//
// The client dials at 1 s and stays for 30 s; a second client dials meanwhile.
//
// Things to notice:
//  - The control connection comes first, then PPP runs through GRE: watch the states.
//  - The server has one port. The second caller is refused while the first is connected.
//  - After the hang-up the port is idle at once. With NetBEUI it would need 3 to 5 s (Q194465).
//  - With --capture=client.pcap, tshark -r client.pcap shows the whole call.

#include "models/node/applications/pptp-helper.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/network/capture.h"

#include <ns3/command-line.h>
#include <ns3/nstime.h>
#include <ns3/simulator.h>
#include <ns3/uinteger.h>

#include <chrono>
#include <iostream>
#include <string>

namespace
{

using pptplab::node::LinkDirection;

LinkDirection::Options
Line(std::uint64_t bitsPerSecond, pptplab::Duration delay)
{
    LinkDirection::Options line;
    line.rate = pptplab::BitRate{bitsPerSecond};
    line.delay = delay;
    return line;
}

std::ostream&
At()
{
    return std::cout << ns3::Simulator::Now().As(ns3::Time::S) << "  ";
}

void
ShowOutcome(std::string who, pptplab::Outcome outcome, ns3::Time setUp)
{
    At() << who << ": " << NameOf(outcome) << " after " << setUp.As(ns3::Time::S) << '\n';
}

void
ShowPhase(std::string who, pptplab::ppp::Phase phase)
{
    At() << who << ": PPP phase " << NameOf(phase) << '\n';
}

void
ShowPort(std::uint32_t port, pptplab::ras::PortState state)
{
    constexpr const char* kStates[] = {"idle", "connecting", "connected", "clean-up"};
    At() << "VPN" << port + 1 << ": " << kStates[static_cast<std::size_t>(state)] << '\n';
}

} // namespace

int
main(int argc, char** argv)
{
    std::string capture;
    ns3::CommandLine command;
    command.AddValue("capture", "write the first client's packets to this file", capture);
    command.Parse(argc, argv);

    using namespace std::chrono_literals;
    const ns3::Ipv4Mask mask("255.255.0.0");
    pptplab::node::AccessNetworkHelper network;
    const auto router = network.CreateRouter();
    const auto clientLines = network.AddConcentrator(router, "10.0.0.1", mask);
    const auto serverLines = network.AddConcentrator(router, "10.1.0.1", mask);
    const auto modem = Line(56'000, 75ms);
    const auto first = network.AddHost(clientLines, "10.0.0.2", modem);
    const auto second = network.AddHost(clientLines, "10.0.0.3", modem);
    const auto server = network.AddHost(serverLines, "10.1.0.2", Line(10'000'000, 5ms));

    pptplab::node::PptpHelper pptp;
    pptp.SetServerAttribute("Ports", ns3::UintegerValue(1));
    pptp.SetClientAttribute("RemoteAddress", ns3::Ipv4AddressValue("10.1.0.2"));
    const auto ras = pptp.InstallServer(server);
    ras->TraceConnectWithoutContext("PortState", ns3::MakeCallback(&ShowPort));

    const auto caller = pptp.InstallClient(first);
    caller->SetStartTime(ns3::Seconds(1));
    caller->SetStopTime(ns3::Seconds(31));
    caller->TraceConnect("Outcome", "first caller", ns3::MakeCallback(&ShowOutcome));
    caller->TraceConnect("PppPhase", "first caller", ns3::MakeCallback(&ShowPhase));

    const auto late = pptp.InstallClient(second);
    late->SetStartTime(ns3::Seconds(20));
    late->TraceConnect("Outcome", "second caller", ns3::MakeCallback(&ShowOutcome));

    ns3::Ptr<ns3::PcapFileWrapper> file;
    if (!capture.empty())
    {
        pptplab::node::EnableChecksums();
        file = pptplab::node::CaptureTo(capture, *pptplab::node::AccessDeviceOf(first));
        if (!file)
        {
            std::cerr << capture << ": cannot be written\n";
            return 2;
        }
    }

    ns3::Simulator::Stop(ns3::Seconds(60));
    ns3::Simulator::Run();
    const bool whole = !file || pptplab::node::Finish(*file);
    ns3::Simulator::Destroy();
    if (!whole)
    {
        std::cerr << capture << ": could not be written whole\n";
    }
    return whole ? 0 : 3;
}
