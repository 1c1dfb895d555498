// SPDX-License-Identifier: GPL-3.0-or-later
// SignInWay::NewAccount: the step of a SignInFlow that makes the account first.
#include "app/signinflow.h"
#include "app/signinrequest.h"
#include "app/triallane.h"

using namespace Qt::StringLiterals;

namespace personae {

void SignInFlow::makeAccount()
{
    const ServiceInfo &info = m_api->info();
    if (!info.call(info.newAccountCall)) {
        fail(Outcome::NotOffered, u"new account"_s, SignInField::General);
        return;
    }
    step(SignInStep::MakingAccount);
    perform(wish::Call{info.newAccountCall, signinrequest::newAccount(m_request, info)},
            &SignInFlow::accountCame);
}

/// From here on it is a sign-in by password like any other.
void SignInFlow::accountCame(const Answer &answer)
{
    if (!answer.ok()) {
        const ApiError error = refusalOf(answer);
        fail(error, fieldOf(error));
        return;
    }
    learn(answer.learned);
    m_request.way = SignInWay::Password;
    choose({{u"signInWay"_s, signinrequest::nameOf(m_request.way)}});
    if (m_api->info().usesCookies)
        choose({{u"signInIdentity"_s, m_name}});
    m_trial->lane().setAccount(m_account);
    const int attempt = m_attempt;
    Q_EMIT accountMade();
    if (attempt != m_attempt)
        return; // whoever heard it stopped us
    const bool broughtToken = answer.session && !answer.session->token.isEmpty();
    if (broughtToken)
        adopt(*answer.session); // InterlinedList 3.3: taken if it comes
    else
        signIn();
}

} // namespace personae
