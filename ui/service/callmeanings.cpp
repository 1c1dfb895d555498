// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/servicewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

#define PERSONAE_SAY(text) QT_TRANSLATE_NOOP("personae::ServiceWording", text)

namespace personae::servicewords {

const Table &meanings()
{
    static const Table table{
        {u"request-email-change"_s,
         PERSONAE_SAY("A mail with a link goes to the new address; the old one stays until you "
                      "confirm.")},
        {u"confirm-email-change"_s,
         PERSONAE_SAY("With the link or the token from that mail, when it comes later.")},
        {u"request-email-code"_s,
         PERSONAE_SAY("A code comes by mail; the old address stays until you type it.")},
        {u"change-email"_s, PERSONAE_SAY("With the code from that mail, when it comes later.")},
        {u"send-verification"_s, PERSONAE_SAY("The link in it proves that the address is yours.")},
        {u"verify-email"_s,
         PERSONAE_SAY("With the token from the verification mail, where its link does not open.")},
        {u"change-password"_s, PERSONAE_SAY("You need the old one for it.")},
        {u"forgot-password"_s,
         PERSONAE_SAY("A mail with a link comes; the old password works until it is used.")},
        {u"reset-password"_s,
         PERSONAE_SAY("With the token from the mail for a forgotten password.")},
        {u"change-openai-key"_s,
         PERSONAE_SAY("The service uses it for you. It is sent there and never shown again.")},
        {u"remove-openai-key"_s,
         PERSONAE_SAY("The service forgets it; what needs it stops working.")},
        {u"change-anthropic-key"_s,
         PERSONAE_SAY("The service uses it for you. It is sent there and never shown again.")},
        {u"remove-anthropic-key"_s,
         PERSONAE_SAY("The service forgets it; what needs it stops working.")},
        {u"follow-counts"_s,
         PERSONAE_SAY("How many follow you, how many you follow, how many ask.")},
        {u"lookup-person"_s, PERSONAE_SAY("What the service says of anybody, by the name there.")},
        {u"service-limits"_s,
         PERSONAE_SAY("How large pictures and how long messages may be on this server.")},
        {u"session-accounts"_s,
         PERSONAE_SAY("Which accounts are signed in together there, and which one is used.")},
        {u"close-session"_s,
         PERSONAE_SAY("Ends what was opened with your password. You stay signed in here.")},
        {u"delete-account"_s,
         PERSONAE_SAY("For good, with everything in it. You are asked once more before.")},
        {u"local-info"_s,
         PERSONAE_SAY("Which languages, currencies and time zones the form offers.")},
    };
    return table;
}

} // namespace personae::servicewords
