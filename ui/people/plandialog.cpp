// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/plandialog.h"

#include "models/values/foreigntext.h"
#include "ui/people/peoplewords.h"
#include "ui/theme/statelooks.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QUuid>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;
using namespace peopleplan;

PlanDialog::PlanDialog(PeopleSource &source, Outbox &outbox, Theme &theme, Wish wish, Ground ground,
                       TextLimit connectText, QWidget *parent)
    : GrowingDialog(parent)
    , m_outbox(outbox)
    , m_theme(theme)
    , m_wish(std::move(wish))
    , m_ground(std::move(ground))
    , m_connectText(connectText)
    , m_wishes(outbox, m_ground.scope)
    , m_loader(source)
{
    setObjectName(u"planDialog"_s);
    setWindowTitle(tr("Plan"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(&m_loader, &PeopleLoader::block, this, &PlanDialog::judgeBlock);
    connect(&m_loader, &PeopleLoader::finished, this, &PlanDialog::showNumbers);
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
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(u"planApply"_s);
    m_apply->setEnabled(false);
    const bool destructive = isDestructive(m_wish);
    m_apply->setAutoDefault(!destructive);
    m_apply->setDefault(!destructive);
    Theme::setLook(m_apply, destructive ? Theme::ButtonLook::Destructive : Theme::ButtonLook::Main);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"planCancel"_s);
    cancel->setAccessibleName(tr("Cancel: nothing is changed"));
    cancel->setDefault(destructive);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlanDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
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
        m_apply->setEnabled(fits && !m_loader.isRunning() && !m_commands.isEmpty());
}

void PlanDialog::apply()
{
    for (Command &command : m_commands) {
        if (auto *relation = std::get_if<RelationCommand>(&command); relation && m_text)
            relation->text = m_text->toPlainText().trimmed();
        if (auto *member = std::get_if<MemberCommand>(&command); member && m_reason)
            member->reason = m_reason->text().trimmed();
        m_outbox.submit(m_ground.scope.account, command, QUuid::createUuid());
    }
    const int count = int(m_commands.size());
    accept();
    Q_EMIT applied(count);
}

} // namespace personae
