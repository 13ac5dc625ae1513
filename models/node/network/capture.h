// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_CAPTURE_H
#define PPTPLAB_MODELS_NODE_NETWORK_CAPTURE_H

#include "models/node/network/light-device.h"

#include <ns3/pcap-file-wrapper.h>
#include <ns3/ptr.h>

#include <string>

namespace pptplab::node
{

/// Makes all IP and TCP checksums real from now on, until Simulator::Destroy. Call before the first
/// packet is made.
void EnableChecksums();

/// Writes each packet that passes `device`, in either direction, to a pcap file of link type RAW
/// (bare IP) until the device is disposed of. None when the file cannot be opened.
/// A packet is written when it is handed to the device, before it waits for the line.
ns3::Ptr<ns3::PcapFileWrapper> CaptureTo(const std::string& path, LightDevice& device);

/// Writes out what is left and closes the file: no packet may follow. False when any of it could
/// not be written.
bool Finish(ns3::PcapFileWrapper& capture);

} // namespace pptplab::node

#endif
