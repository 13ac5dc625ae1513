// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/capture.h"

#include <ns3/boolean.h>
#include <ns3/callback.h>
#include <ns3/global-value.h>
#include <ns3/simulator.h>

namespace pptplab::node
{

namespace
{

/// LINKTYPE_RAW of the pcap format: a packet begins with its IP header.
constexpr std::uint32_t kLinkTypeRaw = 101;

void
WritePacket(const ns3::Ptr<ns3::PcapFileWrapper>& file,
            ns3::Ptr<const ns3::Packet> packet) // NOLINT(performance-*): a trace sink's type
{
    file->Write(ns3::Simulator::Now(), packet);
}

void
DisableChecksums()
{
    ns3::GlobalValue::Bind("ChecksumEnabled", ns3::BooleanValue(false));
}

} // namespace

void
EnableChecksums()
{
    ns3::GlobalValue::Bind("ChecksumEnabled", ns3::BooleanValue(true));
    // The value is the process's: the next run must not inherit it.
    ns3::Simulator::ScheduleDestroy(&DisableChecksums);
}

ns3::Ptr<ns3::PcapFileWrapper>
CaptureTo(const std::string& path, LightDevice& device)
{
    auto file = ns3::CreateObject<ns3::PcapFileWrapper>();
    file->Open(path, std::ios::out);
    if (file->Fail())
    {
        return nullptr;
    }
    file->Init(kLinkTypeRaw);
    device.TraceConnectWithoutContext("Sniffer", ns3::MakeBoundCallback(&WritePacket, file));
    return file;
}

bool
Finish(ns3::PcapFileWrapper& capture)
{
    capture.Close();
    return !capture.Fail();
}

} // namespace pptplab::node
