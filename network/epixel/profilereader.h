// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/envelope.h"
#include "network/wire/serviceapi.h"

/// Bodies to what a profile shows (Epixel 3.1, 3.6, 3.7). Pure. They set ProtocolError where the
/// body is not what the call gives, and NoData where it validly holds nothing.
namespace personae::epixel {

/// ServerFacts::limits: what a telephone number looks like, and what may be taken away in front of
/// one.
inline constexpr char limitPhoneUsual[] = "phone_number.usual";
inline constexpr char limitPhoneStrip[] = "phone_number.usual.strip";

void readProfile(Answer &answer, const Body &body, const Endpoint &endpoint);
void readAddress(Answer &answer, const Body &body);
void readAbout(Answer &answer, const Body &body);

using Choices = QList<std::pair<QString, QString>>; ///< code -> label

/// A list, an object of code and label, or a list of pairs. `codeKeys`: names of the code, best
/// first.
[[nodiscard]] Choices choicesIn(const QJsonValue &value, const QStringList &codeKeys);
void readLocalInfo(Answer &answer, const Body &body);
void readStates(Answer &answer, const Body &body);

/// The checksum at any depth (3.3); empty: none.
[[nodiscard]] QString checksumIn(const QJsonValue &value);

} // namespace personae::epixel
