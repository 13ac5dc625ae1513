// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_CAPTURE_H
#define PPTPLAB_MODELS_NODE_CAPTURE_H

#include "models/node/light-device.h"

#include <string>

namespace pptplab::node
{

/// From now on all IP and TCP checksums are real; until Simulator::Destroy. Call before the first
/// packet is made.
void EnableChecksums();

/// Writes each packet that passes `device`, in either direction, to a pcap file of link type RAW
/// (bare IP) until the device is disposed of. False when the file cannot be written.
/// A packet is written when it is handed to the device, before it waits for the line.
bool CaptureTo(const std::string& path, LightDevice& device);

} // namespace pptplab::node

#endif
