// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/plandialog.h"

#include "models/values/foreigntext.h"
#include "ui/people/peoplewords.h"
#include "ui/people/strip.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;
using namespace peopleplan;

PlanDialog::PlanDialog(PeopleSource &source, Outbox &outbox, Theme &theme, Wish wish, Ground ground,
                       TextLimit connectText, QWidget *parent)
    : GrowingDialog(parent)
    , m_theme(theme)
    , m_wish(std::move(wish))
    , m_ground(std::move(ground))
    , m_connectText(connectText)
    , m_wishes(outbox, m_ground.scope)
    , m_loader(source)
    , m_sending(outbox)
{
    setObjectName(u"planDialog"_s);
    setWindowTitle(tr("Plan"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(&m_loader, &PeopleLoader::block, this, &PlanDialog::judgeBlock);
    connect(&m_loader, &PeopleLoader::finished, this, &PlanDialog::showNumbers);
    connect(&m_sending, &BulkSending::advanced, this, &PlanDialog::showProgress);
    connect(&m_sending, &BulkSending::finished, this, &PlanDialog::end);
    connect(&m_sending, &BulkSending::stopped, this, &PlanDialog::end);
    connect(&m_sending, &BulkSending::failed, this, &PlanDialog::showFailure);
}

void PlanDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::panePadding);
    column->setSpacing(Theme::gap);
    m_sentence = new QLabel(this);
    m_numbers = new QLabel(this);
    for (QLabel *label : {m_sentence, m_numbers}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_sentence->setObjectName(u"planSentence"_s);
    m_numbers->setObjectName(u"planNumbers"_s);
    m_theme.setType(m_sentence, Theme::Type::BodyStrong);
    m_theme.setTextColor(m_numbers, Theme::Token::Muted);
    buildTexts(*column);
    m_names = new QListWidget(this);
    m_names->setObjectName(u"planNames"_s);
    m_names->setAccessibleName(tr("Who it is about, and what will happen"));
    m_names->setMinimumHeight(fontMetrics().height() * 6);
    column->addWidget(m_names, 1);
    m_strip = new Strip(u"planStrip"_s, m_theme, this);
    column->addWidget(m_strip);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(u"planApply"_s);
    m_apply->setEnabled(false);
    const bool destructive = isDestructive(m_wish);
    m_apply->setAutoDefault(!destructive);
    m_apply->setDefault(!destructive);
    Theme::setLook(m_apply, destructive ? Theme::ButtonLook::Destructive : Theme::ButtonLook::Main);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(u"planCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel: nothing is changed"));
    m_cancel->setDefault(destructive);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlanDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &PlanDialog::reject);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

void PlanDialog::buildTexts(QLayout &column)
{
    if (m_wish.kind == Wish::Kind::Relation && m_wish.verb == RelationVerb::Connect) {
        m_text = new QPlainTextEdit(this);
        m_text->setObjectName(u"planText"_s);
        m_text->setAccessibleName(tr("What they will read with your request"));
        m_text->setPlaceholderText(tr("What they will read with your request (may stay empty)"));
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(fontMetrics().height() * 4 + 16);
        m_counter = new QLabel(this);
        m_counter->setObjectName(u"planCounter"_s);
        m_theme.setType(m_counter, Theme::Type::Small);
        connect(m_text, &QPlainTextEdit::textChanged, this, &PlanDialog::checkText);
        column.addWidget(m_text);
        column.addWidget(m_counter);
        checkText();
    } else if (m_wish.kind != Wish::Kind::Relation) {
        m_reason = new QLineEdit(this);
        m_reason->setObjectName(u"planReason"_s);
        m_reason->setAccessibleName(tr("Why: kept on this computer, never sent"));
        m_reason->setPlaceholderText(tr("Why? Kept on this computer, never sent"));
        m_reason->setMaxLength(1000);
        column.addWidget(m_reason);
    }
}

void PlanDialog::start(std::vector<quint32> ids)
{
    m_total = int(ids.size());
    m_sentence->setText(sentence(m_wish, !m_ground.scope.isOwn(), whom()));
    m_tooMany = m_total > mostAtOnce;
    if (m_tooMany) {
        m_names->hide();
        m_numbers->setText(tr("That is more than can be changed at once: at most %1. Tick fewer, "
                              "for instance with a filter.")
                               .arg(peoplewords::people(mostAtOnce)));
        m_apply->setAccessibleDescription(m_numbers->text());
        m_apply->setToolTip(m_numbers->text());
        return;
    }
    m_numbers->setText(tr("Looking at %1…").arg(peoplewords::people(m_total)));
    m_loader.start(std::move(ids));
}

QString PlanDialog::whom() const
{
    return m_total == 1 && !m_onlyName.isEmpty() ? m_onlyName : peoplewords::people(m_total);
}

void PlanDialog::judgeBlock(const QList<Person> &people)
{
    for (const Person &person : people) {
        const Row row = judge(m_wish, m_wishes.over(person), m_ground);
        ++m_seen;
        m_onlyName = nameOf(person);
        QString word = tr("will change");
        if (row.verdict == Verdict::WillChange) {
            m_commands.append(row.command);
        } else if (row.verdict == Verdict::AlreadySo) {
            ++m_already;
            word = tr("already so");
        } else {
            ++m_refused;
            word = tr("not allowed: %1").arg(row.reason);
        }
        if (m_names->count() < namesShown)
            m_names->addItem(tr("%1 – %2").arg(
                m_onlyName + (person.name.trimmed().isEmpty()
                                  ? QString()
                                  : u" ("_s + isolatedLine(person.handle, 120) + u')'),
                word));
    }
}

void PlanDialog::showNumbers()
{
    const QLocale locale;
    m_sentence->setText(sentence(m_wish, !m_ground.scope.isOwn(), whom()));
    if (m_seen > m_names->count())
        m_names->addItem(tr("and %1 more").arg(locale.toString(m_seen - m_names->count())));
    QStringList words{
        looks::counted(int(m_commands.size()), tr("1 will change"), tr("%1 will change"))};
    if (m_already > 0)
        words.append(tr("%1 already so").arg(locale.toString(m_already)));
    if (m_refused > 0)
        words.append(tr("%1 not allowed").arg(locale.toString(m_refused)));
    if (m_total > m_seen)
        words.append(tr("%1 no longer in this list").arg(locale.toString(m_total - m_seen)));
    m_numbers->setText(words.join(u" · "_s));
    const int count = int(m_commands.size());
    m_apply->setText(count == 0 ? tr("Apply") : tr("Apply %1").arg(locale.toString(count)));
    m_apply->setAccessibleName(m_sentence->text() + u' ' + m_numbers->text());
    checkText();
    if (m_total == 1 && !isDestructive(m_wish) && m_text)
        m_text->setFocus(Qt::OtherFocusReason);
}

void PlanDialog::checkText()
{
    bool fits = true;
    if (m_text) {
        const qsizetype length = lengthOf(m_text->toPlainText(), m_connectText.unit);
        const qsizetype most = m_connectText.maximum;
        fits = most <= 0 || length <= most;
        m_counter->setVisible(most > 0);
        m_counter->setText(fits ? tr("%1 of %2").arg(length).arg(most)
                                : tr("%1 too long").arg(length - most));
        m_theme.setTextColor(m_counter, fits ? Theme::Token::Muted : Theme::Token::Bad);
        Theme::setLook(m_text, fits ? Theme::FieldLook::Plain : Theme::FieldLook::Wrong);
    }
    if (m_apply)
        m_apply->setEnabled(fits && !m_tooMany && !m_loader.isRunning() && !m_sending.isRunning() &&
                            !m_commands.isEmpty());
}

void PlanDialog::apply()
{
    if (m_sending.isRunning())
        return;
    m_strip->setWords({}, Strip::Tone::Quiet, {});
    if (m_sending.kept() > 0) { // it failed half way: the rest
        m_sending.resume();
    } else {
        QList<Command> commands = m_commands;
        for (Command &command : commands) {
            if (auto *relation = std::get_if<RelationCommand>(&command); relation && m_text)
                relation->text = m_text->toPlainText().trimmed();
            if (auto *member = std::get_if<MemberCommand>(&command); member && m_reason)
                member->reason = m_reason->text().trimmed();
        }
        m_sending.start(m_ground.scope.account, std::move(commands));
    }
    for (QWidget *each :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_reason), m_names->viewport()}) {
        if (each)
            each->setEnabled(false);
    }
    m_apply->setEnabled(false);
    m_cancel->setText(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop: what is in the outbox already stays there"));
    showProgress();
}

void PlanDialog::showProgress()
{
    const QLocale locale;
    m_numbers->setText(
        tr("Put into the outbox: %1 of %2")
            .arg(locale.toString(m_sending.kept()), locale.toString(m_sending.total())));
}

void PlanDialog::showFailure(const ApiError &error)
{
    const errorpresenter::Words words =
        errorpresenter::present(error, m_ground.serviceName, errorpresenter::Place::Saving);
    m_strip->setWords(tr("It could not be put into the outbox. %1").arg(words.sentence),
                      Strip::Tone::Bad, u"warning"_s, words.details);
    m_cancel->setText(tr("Close"));
    m_cancel->setAccessibleName(tr("Close: what is in the outbox already stays there"));
    m_names->viewport()->setEnabled(true);
    if (m_sending.kept() == 0) { // nothing was kept: the words may still be changed
        for (QWidget *each : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_reason)}) {
            if (each)
                each->setEnabled(true);
        }
    }
    m_apply->setText(tr("Try again"));
    m_apply->setAccessibleName(m_apply->text());
    checkText();
}

void PlanDialog::reject()
{
    if (m_sending.isRunning())
        m_sending.stop();
    else
        end();
}

void PlanDialog::end()
{
    const int kept = m_sending.kept();
    const int planned = m_sending.total();
    if (kept == 0) {
        GrowingDialog::reject();
    } else if (kept == planned) {
        accept();
        Q_EMIT applied(kept);
    } else {
        GrowingDialog::reject();
        Q_EMIT stopped(kept, planned);
    }
}

} // namespace personae
