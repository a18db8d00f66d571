/** Word lists shared by the request grammars. */
import type { Lists } from './expand.ts';

export const people: Lists = {
  role: [
    'agent', 'representative', 'rep', 'specialist', 'expert', 'manager', 'supervisor', 'advisor', 'consultant',
    'sales engineer', 'solutions engineer', 'sales rep', 'account executive', 'account manager', 'product specialist',
    'sales person', 'team lead', 'colleague', 'customer success manager', 'technician', 'engineer', 'director',
    'solutions architect', 'salesperson', 'support agent', 'sales consultant', 'team member', 'product expert', 'operator',
  ],
  human: [
    'a {real|live|actual|} {human|person|human being}', 'a {real|live|human|actual|} <role>', 'a human', 'a real person',
    'someone', 'somebody', 'someone {real|human|else}', 'an actual human', 'another person', 'one of your <role>s',
    'your <role>', 'the <role>', 'a <role>', 'someone {in|from} {sales|support|your team|the enterprise team|billing|legal}',
    'somebody {on|from} {your team|your side|your company|the sales team}', 'someone who {knows|understands|handles|can explain} <topic>',
    'whoever {is in charge|runs this|handles <topic>|deals with <topic>|can approve this|makes the decisions}', 'one of your people', 'one of your {engineers|experts|colleagues|guys}',
    'a {senior|qualified|proper} <role>', 'an <role>', 'any <role>', 'your {boss|manager|supervisor}', 'a person on your {side|team}',
    'somebody {senior|technical|human|with authority}', '{anyone|anybody} {else|human|from sales}', 'a member of {staff|your team}',
  ],
  topic: [
    'pricing', 'the contract', 'enterprise deals', 'the API', 'security', 'integrations', 'the legal side', 'billing', 'discounts',
    'this', 'that', 'migration', 'compliance', 'large accounts', 'our kind of setup', 'the technical details', 'custom terms', 'loans', 'refunds',
  ],
  dept: [
    'sales', 'support', 'billing', 'the sales team', 'customer service', 'your sales department', 'the enterprise team', 'reception', 'the front desk', 'technical support',
    'your team', 'the restaurant', 'accounts', 'the sales desk', 'your onboarding team', 'the spa', 'customer support', 'the fraud department', 'the legal team', 'the branch', 'the bar',
  ],
  name: ['Marcus', 'Priya', 'Sarah', 'John', 'Elena', 'Tom', 'Dana', 'Kevin', 'Maria', 'Alex', 'Hannah', 'Omar', 'Ben', 'Lucy', 'Victor'],
  open: [
    '{can|could|may} I {please|just|} ', 'can we {please|just|} ', "I'd like to ", "I'd {really|} {rather|prefer to} ", 'I want to ', 'I {really|just|} {need|want} to ', 'let me {just|} ', "I'd love to ",
    'is it possible to ', 'would it be possible to ', "I'd feel {better|more comfortable} if I could ", 'any chance {I|we} can ', 'please let me ', 'I wish to ', "I think it's time to ", 'we would like to ', 'how do I ', 'how can I ',
    'I demand to ', 'it would be better to ', 'I insist to ', "I'm asking to ", "I'm trying to ", 'I would prefer to ', 'I was hoping to ', 'what do I need to do to ', "I don't know how to ", 'do you mind if I ', 'I should ', '',
  ],
  speak: [
    '{speak|talk} {to|with} ', 'speak directly {to|with} ', 'have a {word|chat|quick chat|conversation} with ', 'chat {to|with} ', '{discuss|go over} {this|it|that} with ', 'deal with ', 'get in touch with ', 'reach ', 'get through to ', 'be connected {to|with} ', 'be transferred to ', 'be put through to ', 'contact ', 'get hold of ', 'hear from ', 'get help from ',
  ],
  connect: [
    'connect {me|us} {to|with} ', 'transfer {me|us|this call} to ', 'put {me|us} {through to|on with|in touch with} ', 'pass {me|us} {to|on to|over to} ', 'patch {me|us} through to ', 'hand {me|us|this} {over|off} to ', 'switch {me|us} {over|} to ', 'redirect me to ', 'route {me|us} to ', 'escalate {this|me} to ', 'get {me|us} ', 'give {me|us} ', 'find {me|us} ', 'bring in ', 'loop in ', 'send me to ', 'forward me to ', 'get {me|us} through to ', 'refer me to ', 'direct me to ', 'bring {me|us} ', 'pull in ', 'grab ', 'fetch ', 'take me to ', 'hook {me|us} up with ', 'move me to ',
  ],
  ask: ['can you {please|just|} ', 'could you {please|just|} ', 'please {just|} ', 'just ', 'would you {please|} ', 'will you {please|} ', "why don't you ", 'go ahead and ', "I need you to ", 'I want you to ', "I'd like you to ", 'you need to ', 'okay {robot|so|then} ', 'look ', 'now ', 'would you mind ', '', '', 'any chance you could ', 'are you able to ', 'kindly '],
  tail: ['', '', '', '', ' please', ' about {this|that|it}', ' now', ' instead', ' right away', ' about <topic>', ' today', ' on this', ', not a {bot|machine|robot}', ' instead of {you|a bot|an ai|a machine}', ' before {we go on|I decide|I sign anything|going further}', ' who can help', ' immediately', ' already', ' for a minute', ' on the phone', ' if possible', ' rather than {a bot|a machine|an assistant}', ' directly'],
  fed: [
    "this isn't working,", "you're not helping,", "I don't understand you,", 'stop,', 'look,', 'no no,', 'okay listen,', 'that makes no sense.', "I've had enough of {bots|robots|machines|this thing},", 'no offense but', "you're a {bot|machine|robot}.",
    "I'm done talking to a {machine|robot|bot}.", "that's not what I asked.", "we're going in circles.", 'hi,', 'hello,', "honestly,", 'right,', 'actually,', 'so,', 'well,', 'thanks but', "that's helpful but", "it's a big decision.", "I can't share this with a machine.",
    'my balance is wrong.', 'the invoice is not right.', 'we have two hundred seats.', "I'd like to cancel my subscription.", 'I want a refund.', 'nope,', 'yeah,', 'okay,', 'I already explained this.', 'before I sign anything', 'before we go any further', "when it comes to <topic>",
  ],
};
