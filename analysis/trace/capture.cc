// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/capture.h"

#include <pcap/pcap.h>

#include <array>
#include <cstdio>
#include <memory>

namespace pptplab::analysis
{

namespace
{

constexpr int kSnapLength = 65535; // the largest IP packet
constexpr std::int64_t kNanoseconds = 1'000'000'000;

struct Close
{
    void operator()(pcap_t* file) const { pcap_close(file); }
    void operator()(pcap_dumper_t* file) const { pcap_dump_close(file); }
};

using File = std::unique_ptr<pcap_t, Close>;
using Dumper = std::unique_ptr<pcap_dumper_t, Close>;

bool
KnowsLinkType(int type)
{
    return type == DLT_EN10MB || type == DLT_RAW || type == DLT_IPV4;
}

} // namespace

Result<Capture, std::string>
ReadCapture(const std::string& path)
{
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    const File file(pcap_open_offline_with_tstamp_precision(
        path.c_str(), PCAP_TSTAMP_PRECISION_NANO, error.data()));
    if (!file)
    {
        return Failure{path + ": no capture: " + error.data()};
    }
    const int type = pcap_datalink(file.get());
    if (!KnowsLinkType(type))
    {
        const char* const name = pcap_datalink_val_to_name(type);
        return Failure{path + ": link type " + (name != nullptr ? name : std::to_string(type)) +
                       "; must be Ethernet or bare IP (EN10MB, RAW, IPV4)"};
    }
    Capture capture;
    capture.link = type == DLT_EN10MB ? LinkType::Ethernet : LinkType::RawIp;
    pcap_pkthdr* header = nullptr;
    const u_char* octets = nullptr;
    int status = 1;
    while ((status = pcap_next_ex(file.get(), &header, &octets)) == 1)
    {
        if (capture.frames.size() == kMaxFrames)
        {
            capture.remark = "only the first " + std::to_string(kMaxFrames) + " frames are read";
            return capture;
        }
        const std::int64_t time = header->ts.tv_sec * kNanoseconds + header->ts.tv_usec;
        capture.frames.push_back(
            {Duration{time}, Octets(octets, octets + header->caplen), header->len});
    }
    if (status == PCAP_ERROR)
    {
        capture.remark = std::string("the file ends in disorder: ") + pcap_geterr(file.get());
    }
    return capture;
}

bool
WriteCapture(const std::string& path, const Capture& capture)
{
    const int type = capture.link == LinkType::Ethernet ? DLT_EN10MB : DLT_RAW;
    const File form(
        pcap_open_dead_with_tstamp_precision(type, kSnapLength, PCAP_TSTAMP_PRECISION_NANO));
    Dumper file(form ? pcap_dump_open(form.get(), path.c_str()) : nullptr);
    if (!file)
    {
        return false;
    }
    for (const CapturedFrame& frame : capture.frames)
    {
        pcap_pkthdr header{};
        header.ts.tv_sec = frame.time.count() / kNanoseconds;
        header.ts.tv_usec = frame.time.count() % kNanoseconds; // nanoseconds, by the file's form
        header.caplen = static_cast<bpf_u_int32>(frame.octets.size());
        header.len = static_cast<bpf_u_int32>(frame.length);
        // libpcap's own type for a user's data
        pcap_dump(reinterpret_cast<u_char*>(file.get()), &header, frame.octets.data());
    }
    return pcap_dump_flush(file.get()) == 0 && std::ferror(pcap_dump_file(file.get())) == 0;
}

} // namespace pptplab::analysis
