// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/servicewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

#define PERSONAE_SAY(text) QT_TRANSLATE_NOOP("personae::ServiceWording", text)

namespace personae::servicewords {

const Table &pages()
{
    static const Table table{
        {u"identities"_s, PERSONAE_SAY("Linked identities")},
        {u"organizations"_s, PERSONAE_SAY("My organizations")},
        {u"my-organizations"_s, PERSONAE_SAY("My organizations")},
        {u"public-organizations"_s, PERSONAE_SAY("Public organizations")},
        {u"posts"_s, PERSONAE_SAY("My messages")},
        {u"account"_s, PERSONAE_SAY("E-mail, password, account")},
        {u"email"_s, PERSONAE_SAY("E-mail")},
        {u"security"_s, PERSONAE_SAY("E-mail and password")},
        {u"status"_s, PERSONAE_SAY("Service status")},
        {u"organization"_s, PERSONAE_SAY("Organization")},
        {u"organization-rules"_s, PERSONAE_SAY("Organization’s rules")},
        {u"local-info"_s, PERSONAE_SAY("Languages and regions")},
        {u"states"_s, PERSONAE_SAY("States of a country")},
        {u"lists"_s, PERSONAE_SAY("My public lists")},
        {u"documents"_s, PERSONAE_SAY("My public documents")},
        {u"blocked-people"_s, PERSONAE_SAY("Blocked people")},
        {u"muted-people"_s, PERSONAE_SAY("Muted people")},
        {u"organization-users"_s, PERSONAE_SAY("People who can be added")},
        {u"person-posts"_s, PERSONAE_SAY("Messages")},
        {u"person-lists"_s, PERSONAE_SAY("Public lists")},
        {u"list"_s, PERSONAE_SAY("List")},
        {u"list-rows"_s, PERSONAE_SAY("Rows of the list")},
        {u"person-documents"_s, PERSONAE_SAY("Public documents")},
        {u"person-followers"_s, PERSONAE_SAY("Followers")},
        {u"person-following"_s, PERSONAE_SAY("Follows")},
        {u"session-accounts"_s, PERSONAE_SAY("Accounts of the session")},
        {u"datasources"_s, PERSONAE_SAY("Data sources")},
    };
    return table;
}

const Table &emptyPages()
{
    static const Table table{
        {u"identities"_s, PERSONAE_SAY("No identity is linked.")},
        {u"organizations"_s, PERSONAE_SAY("You are in no organization.")},
        {u"my-organizations"_s, PERSONAE_SAY("You are in no organization.")},
        {u"public-organizations"_s, PERSONAE_SAY("There is no public organization.")},
        {u"posts"_s, PERSONAE_SAY("No message can be seen here.")},
        {u"lists"_s, PERSONAE_SAY("No list is public.")},
        {u"documents"_s, PERSONAE_SAY("No document is public.")},
        {u"blocked-people"_s, PERSONAE_SAY("You block nobody.")},
        {u"muted-people"_s, PERSONAE_SAY("You mute nobody.")},
        {u"organization-users"_s, PERSONAE_SAY("Nobody is left to be added.")},
        {u"person-posts"_s, PERSONAE_SAY("No message of theirs can be seen here.")},
        {u"person-lists"_s, PERSONAE_SAY("No list of theirs is public.")},
        {u"list"_s, PERSONAE_SAY("The list says nothing about itself.")},
        {u"list-rows"_s, PERSONAE_SAY("The list has no rows.")},
        {u"person-documents"_s, PERSONAE_SAY("No document of theirs is public.")},
        {u"person-followers"_s, PERSONAE_SAY("Nobody follows them.")},
        {u"person-following"_s, PERSONAE_SAY("They follow nobody.")},
        {u"session-accounts"_s, PERSONAE_SAY("The session knows no account.")},
        {u"organization"_s, PERSONAE_SAY("The service says nothing about the organization.")},
        {u"datasources"_s, PERSONAE_SAY("There is no data source you may read.")},
    };
    return table;
}

const Table &verbs()
{
    static const Table table{
        {u"identities"_s, PERSONAE_SAY("Read the linked identities")},
        {u"unlink-identity"_s, PERSONAE_SAY("Unlink")},
        {u"verify-identity"_s, PERSONAE_SAY("Verify again")},
        {u"my-organizations"_s, PERSONAE_SAY("Read my organizations")},
        {u"public-organizations"_s, PERSONAE_SAY("Read public organizations")},
        {u"create-organization"_s, PERSONAE_SAY("Create an organization")},
        {u"join-organization"_s, PERSONAE_SAY("Join")},
        {u"leave-organization"_s, PERSONAE_SAY("Leave")},
        {u"edit-organization"_s, PERSONAE_SAY("Edit")},
        {u"delete-organization"_s, PERSONAE_SAY("Delete the organization")},
        {u"organization-users"_s, PERSONAE_SAY("Find people to add")},
        {u"posts"_s, PERSONAE_SAY("Read messages")},
        {u"request-email-change"_s, PERSONAE_SAY("Change the e-mail address")},
        {u"confirm-email-change"_s, PERSONAE_SAY("Confirm the new address")},
        {u"request-email-code"_s, PERSONAE_SAY("Change the e-mail address")},
        {u"change-email"_s, PERSONAE_SAY("Confirm with the code")},
        {u"delete-account"_s, PERSONAE_SAY("Delete the account")},
        {u"send-verification"_s, PERSONAE_SAY("Send the verification mail again")},
        {u"forgot-password"_s, PERSONAE_SAY("Reset a forgotten password")},
        {u"change-password"_s, PERSONAE_SAY("Change the password")},
        {u"organization-rules"_s, PERSONAE_SAY("Read the organization’s rules")},
        {u"status"_s, PERSONAE_SAY("Ask for the service’s status")},
        {u"datasources"_s, PERSONAE_SAY("Show the data sources")},
        {u"local-info"_s, PERSONAE_SAY("Read the choices")},
        {u"states"_s, PERSONAE_SAY("Read the states")},
        {u"my-posts"_s, PERSONAE_SAY("Read my messages")},
        {u"lists"_s, PERSONAE_SAY("Read the lists")},
        {u"list"_s, PERSONAE_SAY("Show the list")},
        {u"list-rows"_s, PERSONAE_SAY("Show its rows")},
        {u"documents"_s, PERSONAE_SAY("Read the documents")},
        {u"blocked-people"_s, PERSONAE_SAY("Read whom I block")},
        {u"muted-people"_s, PERSONAE_SAY("Read whom I mute")},
        {u"block-person"_s, PERSONAE_SAY("Block somebody")},
        {u"unblock-person"_s, PERSONAE_SAY("Unblock")},
        {u"mute-person"_s, PERSONAE_SAY("Mute somebody")},
        {u"unmute-person"_s, PERSONAE_SAY("Unmute")},
        {u"report-person"_s, PERSONAE_SAY("Report somebody")},
        {u"lookup-person"_s, PERSONAE_SAY("Look somebody up")},
        {u"mutual-follows"_s, PERSONAE_SAY("Count whom we share")},
        {u"follow-counts"_s, PERSONAE_SAY("Count followers")},
        {u"service-limits"_s, PERSONAE_SAY("Ask for the service’s limits")},
        {u"notifications"_s, PERSONAE_SAY("Read the notification settings")},
        {u"organization"_s, PERSONAE_SAY("Read the organization")},
        {u"verify-email"_s, PERSONAE_SAY("Confirm the address")},
        {u"reset-password"_s, PERSONAE_SAY("Set a new password")},
        {u"add-member"_s, PERSONAE_SAY("Add as a member")},
        {u"change-openai-key"_s, PERSONAE_SAY("Set the OpenAI key")},
        {u"remove-openai-key"_s, PERSONAE_SAY("Remove the OpenAI key")},
        {u"change-anthropic-key"_s, PERSONAE_SAY("Set the Anthropic key")},
        {u"remove-anthropic-key"_s, PERSONAE_SAY("Remove the Anthropic key")},
        {u"register"_s, PERSONAE_SAY("Make an account")},
        {u"link-identity"_s, PERSONAE_SAY("Link an identity")},
        {u"provider-status"_s, PERSONAE_SAY("Ask about a provider")},
        {u"session-accounts"_s, PERSONAE_SAY("Accounts of the session")},
        {u"switch-account"_s, PERSONAE_SAY("Switch to it")},
        {u"remove-account"_s, PERSONAE_SAY("Take out of the session")},
        {u"close-session"_s, PERSONAE_SAY("Close the session")},
        {u"close-all-sessions"_s, PERSONAE_SAY("Close the session of all")},
        {u"my-lists"_s, PERSONAE_SAY("Read my lists")},
        {u"my-documents"_s, PERSONAE_SAY("Read my documents")},
        {u"person-followers"_s, PERSONAE_SAY("Followers")},
        {u"person-following"_s, PERSONAE_SAY("Follows")},
        {u"person-counts"_s, PERSONAE_SAY("Count their followers")},
        {u"profile"_s, PERSONAE_SAY("Read the profile")},
        {u"address"_s, PERSONAE_SAY("Read the address")},
        {u"about"_s, PERSONAE_SAY("Read the text about you")},
    };
    return table;
}

const Table &verbsAbout()
{
    static const Table table{
        {u"posts"_s, PERSONAE_SAY("Messages")},
        {u"lists"_s, PERSONAE_SAY("Public lists")},
        {u"documents"_s, PERSONAE_SAY("Public documents")},
        {u"lookup-person"_s, PERSONAE_SAY("Look up")},
        {u"mutual-follows"_s, PERSONAE_SAY("Whom we share")},
        {u"follow-counts"_s, PERSONAE_SAY("Followers, counted")},
        {u"block-person"_s, PERSONAE_SAY("Block")},
        {u"mute-person"_s, PERSONAE_SAY("Mute")},
        {u"report-person"_s, PERSONAE_SAY("Report")},
    };
    return table;
}

const Table &results()
{
    static const Table table{
        {u"unlink-identity"_s,
         PERSONAE_SAY("The identity is unlinked. Your account and its other identities are kept.")},
        {u"verify-identity"_s, PERSONAE_SAY("The identity was verified just now.")},
        {u"create-organization"_s, PERSONAE_SAY("The organization is there; you own it.")},
        {u"join-organization"_s, PERSONAE_SAY("You are a member now.")},
        {u"leave-organization"_s,
         PERSONAE_SAY("You left the organization. What you posted there is kept.")},
        {u"edit-organization"_s, PERSONAE_SAY("The organization was changed.")},
        {u"delete-organization"_s, PERSONAE_SAY("The organization was deleted.")},
        {u"request-email-change"_s,
         PERSONAE_SAY("A mail with a link is on its way to the new address. Until the change is "
                      "confirmed the old address stays.")},
        {u"confirm-email-change"_s, PERSONAE_SAY("Your e-mail address was changed.")},
        {u"request-email-code"_s,
         PERSONAE_SAY("A code is on its way by mail. Until it is entered the old address stays.")},
        {u"change-email"_s, PERSONAE_SAY("Your e-mail address was changed.")},
        {u"delete-account"_s,
         PERSONAE_SAY(
             "The account was deleted on the service. It is taken off this computer too.")},
        {u"send-verification"_s,
         PERSONAE_SAY("A verification mail was sent. Open the link in it to prove the address.")},
        {u"forgot-password"_s,
         PERSONAE_SAY("If the service knows this address, a mail with a link is on its way. The "
                      "old password works until the link is used.")},
        {u"change-password"_s,
         PERSONAE_SAY("The password was changed. Use the new one when you sign in again.")},
        {u"status"_s, PERSONAE_SAY("The service answers.")},
        {u"organization-rules"_s, PERSONAE_SAY("The rules were read; forms follow them now.")},
        {u"local-info"_s, PERSONAE_SAY("The choices were read; the form offers them now.")},
        {u"register"_s, PERSONAE_SAY("The account was made. Now it can be signed in to.")},
        {u"add-member"_s, PERSONAE_SAY("They are a member now.")},
        {u"link-identity"_s,
         PERSONAE_SAY("The web browser is open. What you do there is read when you come back.")},
        {u"verify-email"_s, PERSONAE_SAY("The address is confirmed.")},
        {u"reset-password"_s, PERSONAE_SAY("The password was set. Use it when you sign in again.")},
        {u"block-person"_s, PERSONAE_SAY("They are blocked.")},
        {u"unblock-person"_s, PERSONAE_SAY("They are no longer blocked.")},
        {u"mute-person"_s, PERSONAE_SAY("They are muted.")},
        {u"unmute-person"_s, PERSONAE_SAY("They are no longer muted.")},
        {u"report-person"_s, PERSONAE_SAY("The report was sent. Nothing else changes here.")},
        {u"change-openai-key"_s,
         PERSONAE_SAY("The key is stored on the service. It is never shown again.")},
        {u"remove-openai-key"_s, PERSONAE_SAY("The service forgot the key.")},
        {u"change-anthropic-key"_s,
         PERSONAE_SAY("The key is stored on the service. It is never shown again.")},
        {u"remove-anthropic-key"_s, PERSONAE_SAY("The service forgot the key.")},
        {u"switch-account"_s, PERSONAE_SAY("The session is that account’s now.")},
        {u"remove-account"_s,
         PERSONAE_SAY("The account was taken out of the session. It is kept on the service.")},
        {u"close-session"_s,
         PERSONAE_SAY("The session is closed. What needs it asks for the password again.")},
        {u"close-all-sessions"_s,
         PERSONAE_SAY("The session of every account is closed. What needs one asks for the "
                      "password again.")},
    };
    return table;
}

const Table &warnings()
{
    static const Table table{
        {u"unlink-identity"_s,
         PERSONAE_SAY("You can no longer sign in with this identity, and posting to it stops. If "
                      "it is your only way to sign in, set a password first: the service does not "
                      "stop you.")},
        {u"leave-organization"_s,
         PERSONAE_SAY("You lose your role there. To come back to a private organization somebody "
                      "has to add you.")},
        {u"join-organization"_s, PERSONAE_SAY("Its members see that you joined.")},
        {u"delete-organization"_s,
         PERSONAE_SAY("It disappears for all members. Its name cannot be used again.")},
        {u"delete-account"_s,
         PERSONAE_SAY("This deletes the account on the service with all messages, lists, "
                      "memberships and linked identities, at once and for good. Nobody can bring "
                      "it back.")},
        {u"change-password"_s,
         PERSONAE_SAY("Other devices may have to sign in again with the new password.")},
        {u"block-person"_s, PERSONAE_SAY("They can no longer follow you or answer you.")},
        {u"unblock-person"_s, PERSONAE_SAY("They can follow and answer you again.")},
        {u"mute-person"_s, PERSONAE_SAY("You no longer see what they write. They are not told.")},
        {u"unmute-person"_s, PERSONAE_SAY("You see again what they write.")},
        {u"remove-openai-key"_s,
         PERSONAE_SAY("The service forgets the key; what needs it stops working.")},
        {u"remove-anthropic-key"_s,
         PERSONAE_SAY("The service forgets the key; what needs it stops working.")},
        {u"public-organization"_s, PERSONAE_SAY("Everybody can see it and join.")},
        {u"link-identity"_s,
         PERSONAE_SAY("A web browser opens. It has to be signed in to the web site as you: whoever "
                      "is signed in there gets the identity.")},
        {u"remove-account"_s,
         PERSONAE_SAY("It can be added to the session again only by signing in.")},
        {u"close-all-sessions"_s,
         PERSONAE_SAY("All accounts of the session leave it. What needs one asks for the password "
                      "again. Your account here stays signed in.")},
        {u"close-session"_s, PERSONAE_SAY("What needs the session asks for the password again. "
                                          "Your account here stays signed in.")},
    };
    return table;
}

const Table &stepHints()
{
    static const Table table{
        {u"request-email-change"_s,
         PERSONAE_SAY("The service sends a mail with a link to the new address. The link, or the "
                      "token in it, is asked for in the next step.")},
        {u"confirm-email-change"_s,
         PERSONAE_SAY("Paste the link or the token from the mail. You may also open the link in a "
                      "browser and close this.")},
        {u"request-email-code"_s,
         PERSONAE_SAY("The service sends a code by mail. It is asked for in the next step.")},
        {u"change-email"_s, PERSONAE_SAY("Type the code from the mail.")},
        {u"delete-account"_s,
         PERSONAE_SAY("To be sure it is meant: type what the profile shows for each of these.")},
        {u"link-identity"_s,
         PERSONAE_SAY("The web browser opens at the provider. Come back here when you are done.")},
        {u"forgot-password"_s,
         PERSONAE_SAY("The service sends a mail with a link to set a new password.")},
        {u"reset-password"_s, PERSONAE_SAY("Paste the link or the code from the mail.")},
        {u"change-password"_s,
         PERSONAE_SAY("The service may refuse passwords that are short or simple.")},
    };
    return table;
}

const Table &fields()
{
    static const Table table{
        {u"provider"_s, PERSONAE_SAY("Provider")},
        {u"name"_s, PERSONAE_SAY("Name")},
        {u"host"_s, PERSONAE_SAY("Host")},
        {u"profileUrl"_s, PERSONAE_SAY("Profile address")},
        {u"avatarUrl"_s, PERSONAE_SAY("Picture address")},
        {u"avatar"_s, PERSONAE_SAY("Picture address")},
        {u"connectedAt"_s, PERSONAE_SAY("Linked")},
        {u"lastVerifiedAt"_s, PERSONAE_SAY("Last verified")},
        {u"slug"_s, PERSONAE_SAY("Short name")},
        {u"description"_s, PERSONAE_SAY("Description")},
        {u"role"_s, PERSONAE_SAY("Role")},
        {u"isPublic"_s, PERSONAE_SAY("Public")},
        {u"isSystem"_s, PERSONAE_SAY("Run by the service")},
        {u"joinedAt"_s, PERSONAE_SAY("Member since")},
        {u"memberCount"_s, PERSONAE_SAY("Members")},
        {u"content"_s, PERSONAE_SAY("Message")},
        {u"createdAt"_s, PERSONAE_SAY("Created")},
        {u"publiclyVisible"_s, PERSONAE_SAY("Public")},
        {u"imageUrls"_s, PERSONAE_SAY("Pictures")},
        {u"tags"_s, PERSONAE_SAY("Tags")},
        {u"id"_s, PERSONAE_SAY("Id")},
        {u"code"_s, PERSONAE_SAY("Code")},
        {u"key"_s, PERSONAE_SAY("What")},
        {u"value"_s, PERSONAE_SAY("Value")},
        {u"username"_s, PERSONAE_SAY("User name")},
        {u"displayName"_s, PERSONAE_SAY("Name")},
        {u"handle"_s, PERSONAE_SAY("Handle")},
        {u"email"_s, PERSONAE_SAY("E-mail")},
        {u"newEmail"_s, PERSONAE_SAY("New e-mail address")},
        {u"new-email"_s, PERSONAE_SAY("New e-mail address")},
        {u"token"_s, PERSONAE_SAY("Link or token from the mail")},
        {u"token_field"_s, PERSONAE_SAY("Code from the mail")},
        {u"email-code"_s, PERSONAE_SAY("Code from the mail")},
        {u"token_checksum_field"_s, PERSONAE_SAY("Checksum")},
        {u"checksum"_s, PERSONAE_SAY("Checksum")},
        {u"password"_s, PERSONAE_SAY("Password")},
        {u"old_password"_s, PERSONAE_SAY("Old password")},
        {u"new_password"_s, PERSONAE_SAY("New password")},
        {u"confirm_password"_s, PERSONAE_SAY("New password again")},
        {u"country"_s, PERSONAE_SAY("Country")},
        {u"search"_s, PERSONAE_SAY("Name or e-mail")},
        {u"excludeMembers"_s, PERSONAE_SAY("Without members")},
        {u"settings"_s, PERSONAE_SAY("Settings (JSON)")},
        {u"organization"_s, PERSONAE_SAY("Organization")},
        {u"organizationId"_s, PERSONAE_SAY("Organization’s id")},
        {u"status"_s, PERSONAE_SAY("Status")},
        {u"title"_s, PERSONAE_SAY("Title")},
        {u"relativePath"_s, PERSONAE_SAY("Where")},
        {u"updatedAt"_s, PERSONAE_SAY("Changed")},
        {u"userId"_s, PERSONAE_SAY("Person’s id")},
        {u"reason"_s, PERSONAE_SAY("Reason")},
        {u"detail"_s, PERSONAE_SAY("In your words")},
        {u"openaiApiKey"_s, PERSONAE_SAY("OpenAI key")},
        {u"anthropicApiKey"_s, PERSONAE_SAY("Anthropic key")},
        {u"uploadPicture"_s, PERSONAE_SAY("Pictures may be uploaded")},
        {u"mayUpload"_s, PERSONAE_SAY("Pictures may be uploaded")},
        {u"uniqueNames"_s, PERSONAE_SAY("User names are unique")},
        {u"pattern"_s, PERSONAE_SAY("Pattern of user names")},
        {u"permission"_s, PERSONAE_SAY("Your permission")},
        {u"datasource-type"_s, PERSONAE_SAY("Type")},
        {u"limit"_s, PERSONAE_SAY("How many")},
        {u"offset"_s, PERSONAE_SAY("From")},
        {u"instance"_s, PERSONAE_SAY("Instance")},
        {u"identity"_s, PERSONAE_SAY("E-mail")},
        {u"secret"_s, PERSONAE_SAY("Password")},
        {u"scheduledAt"_s, PERSONAE_SAY("Planned for")},
        {u"videoUrls"_s, PERSONAE_SAY("Videos")},
        {u"pushedFrom"_s, PERSONAE_SAY("Pushed from")},
        {u"rowNumber"_s, PERSONAE_SAY("Row")},
        {u"followers"_s, PERSONAE_SAY("Followers")},
        {u"following"_s, PERSONAE_SAY("Following")},
        {u"pendingRequests"_s, PERSONAE_SAY("Requests that wait")},
        {u"mutualFollowers"_s, PERSONAE_SAY("Followers you share")},
        {u"mutualFollowing"_s, PERSONAE_SAY("People you both follow")},
        {u"image.maxBytes"_s, PERSONAE_SAY("Largest picture, bytes")},
        {u"image.maxPixels"_s, PERSONAE_SAY("Longest side of a picture, pixels")},
        {u"message.maxContentLength"_s, PERSONAE_SAY("Longest message, characters")},
        {u"configured"_s, PERSONAE_SAY("Can be used here")},
        {u"redirectUri"_s, PERSONAE_SAY("Comes back to")},
        {u"state"_s, PERSONAE_SAY("State")},
        {u"label"_s, PERSONAE_SAY("Name")},
        {u"digCount"_s, PERSONAE_SAY("Digs")},
        {u"pushCount"_s, PERSONAE_SAY("Pushes")},
        {u"parentId"_s, PERSONAE_SAY("Inside")},
        {u"folderId"_s, PERSONAE_SAY("Folder")},
        {u"organizationName"_s, PERSONAE_SAY("Organization")},
        {u"features"_s, PERSONAE_SAY("Features")},
        {u"expiresAt"_s, PERSONAE_SAY("Valid until")},
        {u"url"_s, PERSONAE_SAY("Address")},
        {u"token_expiry"_s, PERSONAE_SAY("Valid until")},
    };
    return table;
}

const Table &fieldHints()
{
    static const Table table{
        {u"newEmail"_s, PERSONAE_SAY("A mail is sent there; the old address stays until then.")},
        {u"isPublic"_s, PERSONAE_SAY("Everybody may see and join a public one.")},
        {u"search"_s, PERSONAE_SAY("Empty: everybody who is not a member.")},
        {u"datasource-type"_s,
         PERSONAE_SAY("Empty: all. The id is the first of the two that name a picture or avatar.")},
        {u"settings"_s, PERSONAE_SAY("For those who know them. Empty: they stay as they are.")},
        {u"token_checksum_field"_s,
         PERSONAE_SAY("Only where the service did not hand it over by itself.")},
        {u"instance"_s,
         PERSONAE_SAY("Only for Mastodon: the name of your server, such as mastodon.example.")},
    };
    return table;
}

const Table &values()
{
    static const Table table{
        {u"owner"_s, PERSONAE_SAY("owner")},
        {u"admin"_s, PERSONAE_SAY("admin")},
        {u"member"_s, PERSONAE_SAY("member")},
        {u"github"_s, PERSONAE_SAY("GitHub")},
        {u"mastodon"_s, PERSONAE_SAY("Mastodon")},
        {u"bluesky"_s, PERSONAE_SAY("Bluesky")},
        {u"linkedin"_s, PERSONAE_SAY("LinkedIn")},
        {u"twitter"_s, PERSONAE_SAY("Twitter")},
        {u"ok"_s, PERSONAE_SAY("all is well")},
        {u"harassment"_s, PERSONAE_SAY("harassment")},
        {u"spam"_s, PERSONAE_SAY("spam")},
        {u"misinformation"_s, PERSONAE_SAY("misinformation")},
        {u"inappropriate"_s, PERSONAE_SAY("inappropriate")},
        {u"other"_s, PERSONAE_SAY("something else")},
        {u"r"_s, PERSONAE_SAY("read")},
        {u"w"_s, PERSONAE_SAY("read and write")},
        {u"*"_s, PERSONAE_SAY("everything")},
        {u"approved"_s, PERSONAE_SAY("approved")},
        {u"active"_s, PERSONAE_SAY("approved")},
        {u"pending"_s, PERSONAE_SAY("waiting")},
        {u"reachable"_s, PERSONAE_SAY("reachable")},
        {u"instagram"_s, PERSONAE_SAY("Instagram")},
    };
    return table;
}

} // namespace personae::servicewords
